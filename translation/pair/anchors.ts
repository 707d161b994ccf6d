import type { Block } from '../document/document.ts';
import { matchesOf } from '../document/matches.ts';

/** With groups of thousands, which every language parts in its own way: 200,000 is 200000. */
const numbers = /\p{Nd}{1,3}(?:[.,'’٬\u00a0\u202f\u2009]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+/gu;
/** Looked for where a word begins only: within a long one the search would start anew at every letter. */
const names = /(?<!\p{Script=Latin})\p{Script=Latin}*\p{Lu}\p{Script=Latin}*[\p{Lu}\p{Nd}][\p{Script=Latin}\p{Nd}]*/gu;

/** What stays the same in every language: addresses, code, numbers, names in Latin letters. */
export function anchorsOf(block: Block): Set<string> {
  const anchors = new Set<string>();
  for (const { text, inlines } of block.segments) {
    for (const { kind, target } of inlines) {
      if (kind === 'link' || kind === 'image') anchors.add(`>${neutralAddress(target)}`);
      else if (kind === 'code') anchors.add(`\`${target}`);
      else if (kind === 'footnote') anchors.add(`^${target}`);
    }
    for (const [number] of matchesOf(text, numbers)) {
      const digits = westernDigits(number).replace(/\D/g, '');
      if (digits.length > 1) anchors.add(digits);
    }
    for (const [name] of matchesOf(text, names)) anchors.add(name);
  }
  if (block.kind === 'code') for (const line of block.value.split('\n').slice(0, 5)) anchors.add(line.trim());
  if (block.kind === 'footnote') anchors.add(`^${block.value}`);
  anchors.delete('');
  return anchors;
}

/** An address without what a translation may change: locale, anchor, file ending, trailing slash. */
export function neutralAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '//')
    .replace(/[#?].*$/, '')
    .replace(/(^|[/._-])[a-z]{2}(?:[-_](?:[a-z]{4}(?:[-_][a-z]{2})?|[a-z]{2}))?(?=[/._-]|$)/g, '$1')
    .replace(/\.(?:html?|mdx?|markdown)$/, '')
    .replace(/[/._-]+$/, '')
    .replace(/^(?:\.{0,2}\/)+(?=[^/])/, '')
    .replace(/[/._-]{2,}/g, '/');
}

/** Digits of any script as 0 to 9. */
export function westernDigits(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Decimal digits stand in runs of ten that begin with zero (Unicode, chapter 4.6).
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}
