/** The document that holds the window which offers the newsletter. For the page's script alone, so it has no path words. */
export function modalAddress(locale: string): string {
  return `/${locale}/modal.html`;
}
