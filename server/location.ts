/**
 * A redirect's target as it may leave the site: relative, on the site. Undefined when it leads elsewhere, which only a
 * mistake or an attack can make it do.
 * @param location as Next says it
 * @param from the address that redirects, absolute
 * @param own origins that are this site, among them those under which Next knows itself
 */
export function siteLocation(location: string, from: string, own: ReadonlySet<string>): string | undefined {
  const url = URL.parse(location, from);
  if (!url || !(own.has(url.origin) || url.origin === new URL(from).origin)) return undefined;
  // Browsers read `//name` as another host.
  if (url.pathname.startsWith('//') || url.username !== '' || url.password !== '') return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
