/**
 * A page of the site, to take parts from. Its styles are left out: the policy of the page that is open knows nothing of
 * them, and browsers complain.
 */
export async function fetchedPage(address: string, init?: RequestInit): Promise<Document> {
  const response = await fetch(address, init);
  const text = await response.text();
  return new DOMParser().parseFromString(text.replace(/<style.*?<\/style>/gs, ''), 'text/html');
}
