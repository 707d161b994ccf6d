import { type Mark, marksIn, type Piece, wordsOf } from './unit.ts';

/**
 * What is wrong with an answer. `tag-*`: its tags; `glued`, `empty`, `shape`: its markup once put back; `cut`, `language`
 * and the like: findings of the checks, by rule.
 */
export interface Fault {
  readonly kind: string;
  /** What it concerns: a tag, some words. */
  readonly text: string;
}

/**
 * Words with numbered tags in place of markup, as engines get them: `<m1>…</m1>` around words, `<m2/>` for what has none.
 * `&`, `<` and `>` in words are written as XML writes them.
 */
export function toWire(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return escapeXml(piece);
      const name = `m${piece.mark.number}`;
      return piece.mark.pair ? `<${name}>${toWire(piece.children)}</${name}>` : `<${name}/>`;
    })
    .join('');
}

const tag = /<\s*(\/?)\s*m\s*(\d{1,4})\s*(\/?)\s*>/gi;

/**
 * Reads an engine's answer. Every tag must come back once, closed where it was opened, and standing in what it stood in.
 * @returns the pieces, or what is wrong with the tags
 */
export function fromWire(answer: string, asked: readonly Piece[]): { pieces: Piece[] } | { faults: Fault[] } {
  const expected = new Map(marksIn(asked).map((place) => [place.mark.number, place]));
  const faults: Fault[] = [];
  const seen = new Set<number>();
  const top: Piece[] = [];
  const open: { mark: Mark; children: Piece[] }[] = [];
  let place = 0;
  const into = () => open.at(-1)?.children ?? top;
  const fault = (kind: string, text: string) => faults.push({ kind, text });
  for (const match of answer.matchAll(tag)) {
    addWords(into(), answer.slice(place, match.index));
    place = match.index + match[0].length;
    const [typed, closing, digits, alone] = [match[0], match[1] === '/', Number(match[2]), match[3] === '/'];
    const known = expected.get(digits);
    if (!known) fault('tag-unknown', typed);
    else if (closing) {
      if (!known.mark.pair) continue;
      if (open.at(-1)?.mark.number !== digits) fault('tag-order', typed);
      else open.pop();
    } else if (seen.has(digits)) fault('tag-doubled', typed);
    else {
      seen.add(digits);
      if (open.at(-1)?.mark.number !== known.within?.number) fault('tag-order', typed);
      const piece = { mark: known.mark, children: [] as Piece[] };
      into().push(piece);
      if (known.mark.pair && !alone) open.push(piece);
      else if (known.mark.pair) fault('tag-empty', typed);
    }
    if (faults.length > 8) break;
  }
  addWords(into(), answer.slice(place));
  for (const { mark } of open) fault('tag-open', `<m${mark.number}>`);
  for (const [number] of expected) if (!seen.has(number)) fault('tag-lost', `<m${number}>`);
  for (const { mark, children } of allMarked(top)) {
    if (mark.pair && wordsOf(children, 'x').trim() === '') fault('tag-empty', `<m${mark.number}>`);
  }
  // A tag that is no tag of ours, or half of one.
  for (const rest of [wordsOf(top)]) {
    const half = /<\s*\/?\s*m\s*\d*\s*\/?>?|\bm\d{1,4}\s*\/?>/i.exec(rest);
    if (half && !/[<>]/.test(wordsOf(asked))) fault('tag-broken', half[0]);
  }
  return faults.length > 0 ? { faults } : { pieces: tidied(top) };
}

function allMarked(pieces: readonly Piece[]): Exclude<Piece, string>[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...allMarked(piece.children)]));
}

function addWords(pieces: Piece[], typed: string): void {
  if (typed === '') return;
  const words = unescapeXml(typed);
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last + words;
  else pieces.push(words);
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'" };

function unescapeXml(typed: string): string {
  return typed.replace(/&(lt|gt|amp|quot|apos|#39);/g, (entity, name: string) => entities[name] ?? entity);
}

/** One space for many, none at the ends, and none just within markup: it goes outside, where the original has it. */
function tidied(pieces: readonly Piece[]): Piece[] {
  const result = trimmed(spacesOutside(pieces.map(oneSpace)));
  return result.filter((piece) => piece !== '');
}

function oneSpace(piece: Piece): Piece {
  if (typeof piece === 'string') return piece.replace(/[ \t\r\n]+/g, ' ');
  return { mark: piece.mark, children: piece.children.map(oneSpace) };
}

function spacesOutside(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  const push = (words: string) => {
    const last = result.at(-1);
    if (typeof last === 'string') result[result.length - 1] = (last + words).replace(/ {2,}/g, ' ');
    else if (words !== '') result.push(words);
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      push(piece);
      continue;
    }
    const children = spacesOutside(piece.children);
    const [first, last] = [children[0], children.at(-1)];
    const before = typeof first === 'string' && first.startsWith(' ');
    const after = typeof last === 'string' && last.endsWith(' ');
    if (before) push(' ');
    result.push({ mark: piece.mark, children: trimmed(children).filter((child) => child !== '') });
    if (after) push(' ');
  }
  return result;
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (typeof piece !== 'string') return piece;
    const start = index === 0 ? piece.replace(/^ +/, '') : piece;
    return index === pieces.length - 1 ? start.replace(/ +$/, '') : start;
  });
}
