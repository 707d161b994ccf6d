/**
 * A gvar table whose movements of outlines are rounded to a step. They take the same room, and are compressed to less.
 * @param step in units of the font
 * @see https://learn.microsoft.com/typography/opentype/spec/gvar
 */
export function roundVariations(gvar: Buffer, step: number): Buffer {
  const table = Buffer.from(gvar);
  for (const { start, end } of movements(table)) {
    let at = start;
    while (at < end) {
      const control = table.readUInt8(at);
      const count = (control & 0x3f) + 1;
      at += 1;
      if (control & zeros) continue;
      const size = control & wide ? 2 : 1;
      for (const stop = at + count * size; at < stop; at += size) roundAt(table, at, size, step);
    }
  }
  return table;
}

const zeros = 0x80;
const wide = 0x40;

function roundAt(table: Buffer, at: number, size: number, step: number): void {
  const largest = 2 ** (8 * size - 1);
  const rounded = Math.round(table.readIntBE(at, size) / step) * step;
  // The largest step that the bytes can hold may lie below the nearest one.
  table.writeIntBE(rounded >= largest ? rounded - step : rounded, at, size);
}

/** Where the packed deltas of each glyph's variations begin and end. */
function* movements(table: Buffer): Generator<{ readonly start: number; readonly end: number }> {
  const axes = table.readUInt16BE(4);
  const glyphs = table.readUInt16BE(12);
  const isLong = (table.readUInt16BE(14) & 1) === 1;
  const data = table.readUInt32BE(16);
  const place = (glyph: number) =>
    data + (isLong ? table.readUInt32BE(20 + 4 * glyph) : 2 * table.readUInt16BE(20 + 2 * glyph));
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    const start = place(glyph);
    if (place(glyph + 1) === start) continue;
    const counts = table.readUInt16BE(start);
    let content = start + table.readUInt16BE(start + 2);
    if (counts & sharedPoints) content = afterPoints(table, content);
    let header = start + 4;
    for (let variation = 0; variation < (counts & 0x0fff); variation += 1) {
      const size = table.readUInt16BE(header);
      const flags = table.readUInt16BE(header + 2);
      const end = content + size;
      yield { start: flags & ownPoints ? afterPoints(table, content) : content, end };
      content = end;
      header += 4 + 2 * axes * ((flags & ownPeak ? 1 : 0) + (flags & ownRange ? 2 : 0));
    }
  }
}

const sharedPoints = 0x8000;
const ownPeak = 0x8000;
const ownRange = 0x4000;
const ownPoints = 0x2000;

/** Where a packed list of points ends. */
function afterPoints(table: Buffer, start: number): number {
  const first = table.readUInt8(start);
  let at = start + (first & 0x80 ? 2 : 1);
  const count = first & 0x80 ? ((first & 0x7f) << 8) | table.readUInt8(start + 1) : first;
  for (let seen = 0; seen < count; ) {
    const control = table.readUInt8(at);
    const run = (control & 0x7f) + 1;
    at += 1 + run * (control & 0x80 ? 2 : 1);
    seen += run;
  }
  return at;
}
