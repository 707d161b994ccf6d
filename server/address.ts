/** The longest address that is looked at, in characters. Slugs that are not ASCII count percent-encoded. */
const longest = 2048;

/** What an address asks for, or the status that refuses it. */
export type Address =
  | { readonly ok: true; readonly path: string; readonly query: string }
  | { readonly ok: false; readonly status: 400 };

const refused: Address = { ok: false, status: 400 };
// `#` never travels in a request; what is not ASCII, and controls, must be encoded (RFC 3986, 2).
const raw = /^[!"$-~]+$/;
const encodedControl = /%(?:[01][\da-f]|7f)/i;
/** A tab, the end of a line or of a page: what is pasted into a field may hold them. */
const encodedSpace = /%0[9a-d]/gi;
const brokenEncoding = /%(?![\da-f]{2})/i;
// Backslashes, encoded and double slashes are read differently by different programs; a slug never needs them.
const ambiguous = /\\|%5c|%2f|\/\//i;

/**
 * Splits the target of a request into path and query, and refuses what no page of the site can have: another form than
 * an absolute path, ambiguous slashes, dot segments, control characters, broken percent encoding or UTF-8, excess
 * length. The path comes back normalized (RFC 3986, 6.2.2): encoded letters that need no encoding are decoded,
 * hexadecimal digits are upper case. The query comes back without `?`; slashes and backslashes may stand in it, and
 * tabs and ends of lines come back as spaces. Never throws.
 */
export function checkAddress(rawUrl: string): Address {
  if (rawUrl.length > longest || rawUrl[0] !== '/' || !raw.test(rawUrl)) return refused;
  const mark = rawUrl.indexOf('?');
  const query = mark === -1 ? '' : rawUrl.slice(mark + 1).replace(encodedSpace, '%20');
  let path = mark === -1 ? rawUrl : rawUrl.slice(0, mark);
  if (ambiguous.test(path)) return refused;
  if (rawUrl.includes('%')) {
    if (brokenEncoding.test(rawUrl) || encodedControl.test(path) || encodedControl.test(query)) return refused;
    if (!isUtf8(path) || !isUtf8(query)) return refused;
    path = path.replace(/%[\da-f]{2}/gi, normalized);
  }
  if (path.includes('/.') && /\/\.{1,2}(?:\/|$)/.test(path)) return refused;
  return { ok: true, path, query };
}

function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function normalized(triplet: string): string {
  const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : triplet.toUpperCase();
}

/**
 * The path as the application is to be asked for it. Next answers one that ends in `.rsc` with the raw data of the page
 * that it names without that; with its dot encoded it is an address like any other.
 */
export function applicationPath(path: string): string {
  return path.endsWith('.rsc') ? `${path.slice(0, -4)}%2Ersc` : path;
}

/**
 * The query that a reader page is kept under: `q` and `page` (search reads them) when `q` is there, with its `?`; else
 * empty. Others (campaigns, click ids) do not change what a page shows.
 */
export function readerQuery(query: string): string {
  if (!query.includes('q')) return '';
  const given = new URLSearchParams(query);
  const q = given.get('q');
  if (q === null) return '';
  const page = given.get('page');
  return `?${new URLSearchParams(page === null ? { q } : { q, page })}`;
}
