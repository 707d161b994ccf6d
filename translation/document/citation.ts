import type { Passage } from './passages.ts';

const year = /(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})/u;
const identifier = /\b(?:doi|isbn|issn|arxiv|pmid|pmcid|hdl|oclc)\b|10\.\d{4,}\/|arxiv\.org|doi\.org|jstor\.org/i;
/** pp. 12–14, vol. 3, S. 12, 第3巻, 2(4):12–14. */
const place =
  /(?<!\p{L})(?:pp?|vol|no|nr|num|núm|n[°º]|bd|hg|eds?|éds?|ch|chap|kap|cap|sec|fig|s|t)\.[\s\u00a0]?\p{Nd}+|\p{Nd}+\s?\(\p{Nd}+\)\s?[:,]\s?\p{Nd}+|\p{Nd}{1,4}[–-]\p{Nd}{1,4}(?=[.,;)]|$)|第\p{Nd}+[巻号頁]|\p{Nd}頁/iu;
const author = /(?<!\p{L})\p{Lu}[\p{L}’'-]+, \p{Lu}\.|(?<!\p{L})\p{Lu}\. ?(?:\p{Lu}\. ?)*\p{Lu}\p{Ll}+|\bet al\b/u;
const house =
  /(?<!\p{L})(?:press|verlag|éditions?|editorial|edizioni|journal|proceedings|transactions|review|annals|letters|magazine|thesis|dissertation|preprint|working paper|retrieved|accessed|archived|abgerufen|consulté|consultado|出版|書店|新書|閲覧|مطبعة|دار)(?!\p{L})/iu;

/**
 * Whether a passage names a source: a footnote, an item of a list of references. Titles stand there in the language in
 * which they were published.
 */
export function isCitation({ text, inlines, block, field }: Passage): boolean {
  if (field || text.length > 600 || !/^(?:footnote|item|paragraph|row)$/.test(block.kind)) return false;
  const link = inlines.find(({ kind, target }) => kind === 'link' && /^https?:/.test(target));
  // An item that is nothing but the name of a page elsewhere.
  const inner = link ? link.to - link.from : 0;
  if (link && !link.bare && block.kind !== 'paragraph' && inner > text.length * 0.75 && inner < 160) return true;
  const [identified, placed] = [identifier.test(text), place.test(text)];
  // Prose has years, names and titles as well; pages and volumes it hardly has.
  if (block.kind === 'paragraph' && (text.length >= 300 || !(identified || placed))) return false;
  const titled =
    inlines.some(({ kind, from, to }) => kind === 'emphasis' && to - from > 8) ||
    /[“«„"「『].{8,}[”»“"」』]/u.test(text);
  const signs = [
    year.test(text),
    identified,
    // Nothing else is numbered like this: it counts twice.
    identified,
    placed,
    author.test(text),
    house.test(text),
    titled || link !== undefined,
    block.kind === 'footnote',
  ].filter(Boolean).length;
  return signs >= (block.kind === 'paragraph' ? 4 : 3);
}
