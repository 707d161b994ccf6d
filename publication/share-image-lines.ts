/** Scripts that are written without spaces between words (ISO 15924). */
const spaceless = new Set(['Jpan', 'Hira', 'Kana', 'Hans', 'Hant', 'Hani', 'Thai', 'Laoo', 'Khmr', 'Mymr']);

const closing = /^[\p{Pe}\p{Pf}、。，．・：；？！!?,.:;…ー々〜％%]+$/u;
const opening = /^[\p{Ps}\p{Pi}]+$/u;
const dash = /^[―—–‥]+$/u;
const hiragana = /^\p{Script=Hiragana}+$/u;

/** True when a script leaves its lines to be broken by `phraseLines`. */
export function isSpaceless(script: string): boolean {
  return spaceless.has(script);
}

/** About how wide a text is set, in em; exact enough to choose a size. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fb-\u30ff\uff00-\uff60―]/u.test(
        character,
      )
    ) {
      width += 1;
    } else if (/\p{M}/u.test(character)) width += 0;
    else if (/[\p{Lu}—mw@%]/u.test(character)) width += 0.7;
    else if (/[\p{P}\silj]/u.test(character)) width += 0.27;
    else width += 0.5;
  }
  return width;
}

/**
 * Breaks a text of a script without spaces into lines, between words and rather between phrases, as even as can be.
 * @param width the width of a line in em
 * @returns the fewest lines that hold the text; no line begins with a closing or ends with an opening mark
 */
export function phraseLines(text: string, locale: string, width: number): string[] {
  const pieces = piecesOf(text, locale, width);
  const widths = pieces.map(widthOf);
  const least = Math.ceil(widths.reduce((sum, one) => sum + one, 0) / width);
  for (let count = Math.max(1, least); count < pieces.length; count += 1) {
    const lines = broken(pieces, widths, count, width);
    if (lines) return lines;
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** The first lines of a text; the last of them ends with an ellipsis when more would follow. */
export function clamped(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const last = (lines[most - 1] ?? '').replace(/[\p{P}\s]*.?$/u, '');
  return [...lines.slice(0, most - 1), `${last}…`];
}

/** Words with the marks that cling to them; a particle or an ending stays with its word. */
function piecesOf(text: string, locale: string, width: number): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    const previous = pieces.at(-1);
    const clings =
      previous !== undefined &&
      widthOf(previous + segment) <= width &&
      (closing.test(segment) ||
        dash.test(segment) ||
        /^\s+$/.test(segment) ||
        opening.test(previous.at(-1) ?? '') ||
        (hiragana.test(segment) &&
          /[\p{L}\p{N}\p{Pe}\p{Pf}]$/u.test(previous) &&
          (segment.length === 1 || widthOf(previous) + segment.length <= 9)));
    if (clings) pieces[pieces.length - 1] = previous + segment;
    else pieces.push(...slices(segment, width));
  }
  return pieces;
}

/** A word longer than a line is cut. */
function slices(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** The best way to set pieces in exactly `count` lines, or undefined when there is none. */
function broken(
  pieces: readonly string[],
  widths: readonly number[],
  count: number,
  width: number,
): string[] | undefined {
  const even = widths.reduce((sum, one) => sum + one, 0) / count;
  type Way = { readonly cost: number; readonly lines: readonly string[] };
  // ways[n]: the best way to set the first n pieces in the lines so far.
  let ways = new Map<number, Way>([[0, { cost: 0, lines: [] }]]);
  for (let line = 0; line < count; line += 1) {
    const next = new Map<number, Way>();
    for (const [start, way] of ways) {
      let taken = 0;
      for (let end = start + 1; end <= pieces.length; end += 1) {
        taken += widths[end - 1] ?? 0;
        if (taken > width) break;
        const cost =
          way.cost + ((taken - even) / 2) ** 2 + (end < pieces.length ? breakCost(pieces[end - 1] ?? '') : 0);
        if (cost >= (next.get(end)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        next.set(end, { cost, lines: [...way.lines, pieces.slice(start, end).join('').trim()] });
      }
    }
    ways = next;
  }
  return ways.get(pieces.length)?.lines.slice();
}

/** How much a break after a piece disturbs: least after a mark, more inside a phrase. */
function breakCost(piece: string): number {
  if (/[\p{P}\s]$/u.test(piece)) return 0;
  return /\p{Script=Hiragana}$/u.test(piece) ? 3 : 12;
}
