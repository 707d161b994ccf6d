import { hidden } from '../document/mask.ts';
import { neutralAddress } from './anchors.ts';

/** Parameters that choose a language or tell whoever counts visits where a reader came from. */
const neutralParameter =
  /^(?:hl|lang|language|locale|loc|lr|gl|l|setlang|uselang|cc|mkt|region|country|ref|ref_src|source|from|spm|v?t?oc|utm_.*|fbclid|gclid|si|feature|action|tab|page|view|branch|style)$/i;

/** An address by which a link is found again in another language: what a translation may change is left out. */
export function keyOf(address: string): string {
  if (address.includes(hidden)) return '{}';
  if (address.startsWith('#')) return '#';
  return neutralAddress(address) + queryOf(address);
}

/** What a query asks for, without the language. */
function queryOf(address: string): string {
  const query = /^[^?#]*\?([^#]*)/.exec(address)?.[1];
  if (!query) return '';
  const asked = query
    .split(/&(?:amp;)?/)
    .filter((part) => !neutralParameter.test(part.split('=')[0] ?? '') && !/=[a-z]{2}(?:[-_][a-z]{2})?$/i.test(part));
  return asked.length > 0 ? `?${asked.sort().join('&')}` : '';
}

/** Whether addresses lead to the same thing in another language, as far as an address can tell. */
export function areCounterparts(one: string, other: string): boolean {
  if (one.includes(hidden) || other.includes(hidden)) return true;
  if (one.startsWith('#') && other.startsWith('#')) return true;
  const [a, b] = [urlOf(one), urlOf(other)];
  if (!a || !b) return !a && !b && sameFile(one, other);
  const wikis = /(?:^|\.)(?:wiki[a-z]+|mediawiki)\.org$/;
  if (wikis.test(a.hostname) && wikis.test(b.hostname)) return true;
  const sameHost = neutralHost(a.hostname) === neutralHost(b.hostname);
  if (!sameHost) return false;
  // The same house in another language: its addresses name the language, or its domain differs.
  return a.hostname !== b.hostname || namesLocale(a) !== namesLocale(b);
}

/** Addresses of one house of which one leads to a page below the other, or to which a house has several: perhaps a move. */
export function areRelated(one: string, other: string): boolean {
  if (/^mailto:/i.test(one) && /^mailto:/i.test(other)) return domainOf(one) === domainOf(other);
  const [a, b] = [urlOf(one), urlOf(other)];
  if (!a || !b) return false;
  if (a.pathname === b.pathname) return mainDomain(a) === mainDomain(b);
  if (neutralHost(a.hostname) !== neutralHost(b.hostname))
    return mainDomain(a) === mainDomain(b) && (namesLocale(a) !== '' || namesLocale(b) !== '');
  return a.pathname.startsWith(b.pathname) || b.pathname.startsWith(a.pathname);
}

/** Two relative addresses: of one name, or of names that a program has numbered. */
function sameFile(one: string, other: string): boolean {
  const unnumbered = (address: string) => neutralAddress(address).replace(/(?<=\p{L})\d{2,}(?=$|[./_-])/gu, '0');
  return fileOf(one) === fileOf(other) || (!/^mailto:/i.test(one) && unnumbered(one) === unnumbered(other));
}

/** What may name a language in an address, in the order of the address. */
function namesLocale({ pathname, search }: URL): string {
  const parts = `${pathname}${search}`.match(/(?<=[/._=-])[a-z]{2}(?:[-_][a-z]{2,4})?(?=[/._&-]|$)/gi) ?? [];
  return parts.join(' ').toLowerCase();
}

function neutralHost(host: string): string {
  return host.replace(/^(?:www|[a-z]{2}(?:-[a-z]{2,4})?)\./, '').replace(/\.(?:co\.)?[a-z]{2,}$/, '');
}

/** The domain that somebody owns, without the country’s: docs.a.example and www.a.example are one house. */
function mainDomain({ hostname }: URL): string {
  return neutralHost(hostname).split('.').at(-1) ?? '';
}

function domainOf(address: string): string {
  return /@([^?]*)/.exec(address)?.[1]?.toLowerCase() ?? '';
}

function fileOf(address: string): string {
  return neutralAddress(address).split('/').at(-1) ?? '';
}

function urlOf(address: string): URL | undefined {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}
