import { glyphOf, openFont, setText } from './shaping.ts';

const ligatureSubstitution = 4;
const extension = 7;

/**
 * A GSUB table without its ligatures of two letters that end in one of these.
 * @param font the TrueType file that the table is of
 * @param after a letter that each of the endings is joined to, to learn the glyph that it has there
 * @see https://learn.microsoft.com/typography/opentype/spec/gsub
 */
export function withoutLigatures(gsub: Buffer, font: Buffer, endings: string, after: string): Buffer {
  const table = Buffer.from(gsub);
  const glyphs = glyphsOf(font, endings, after);
  for (const subtable of ligatureSubtables(table)) {
    for (const set of offsets(table, subtable, subtable + 4)) {
      const kept = offsets(table, set, set).filter((ligature) => {
        const isPair = table.readUInt16BE(ligature + 2) === 2;
        return !isPair || !glyphs.has(table.readUInt16BE(ligature + 4));
      });
      table.writeUInt16BE(kept.length, set);
      for (const [index, ligature] of kept.entries()) table.writeUInt16BE(ligature - set, set + 2 + 2 * index);
    }
  }
  return table;
}

/** The glyphs of letters, alone and after another one. */
function glyphsOf(font: Buffer, letters: string, after: string): Set<number> {
  const whole = openFont(font);
  return new Set(
    Array.from(letters).flatMap((letter) => {
      // The end of an Arabic word comes first.
      const [end] = setText(whole, after + letter, { rlig: false, liga: false });
      return [glyphOf(whole, letter), ...(end ? [end.codepoint] : [])];
    }),
  );
}

function ligatureSubtables(table: Buffer): number[] {
  const lookups = table.readUInt16BE(8);
  return offsets(table, lookups, lookups).flatMap((lookup) => {
    const subtables = offsets(table, lookup, lookup + 4);
    const type = table.readUInt16BE(lookup);
    if (type === ligatureSubstitution) return subtables;
    if (type !== extension) return [];
    return subtables
      .filter((subtable) => table.readUInt16BE(subtable + 2) === ligatureSubstitution)
      .map((subtable) => subtable + table.readUInt32BE(subtable + 4));
  });
}

/** Where the parts begin that a list of offsets from `base` names; the list begins with their number. */
function offsets(table: Buffer, base: number, list: number): number[] {
  const count = table.readUInt16BE(list);
  return Array.from({ length: count }, (_, index) => base + table.readUInt16BE(list + 2 + 2 * index));
}
