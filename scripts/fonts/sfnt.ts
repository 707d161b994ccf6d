/**
 * The tables of a font file, by their tags.
 * @param font a TrueType file
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function readTables(font: Buffer): Map<string, Buffer> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16;
      const start = font.readUInt32BE(entry + 8);
      const table = Buffer.from(font.subarray(start, start + font.readUInt32BE(entry + 12)));
      return [font.toString('latin1', entry, entry + 4), table];
    }),
  );
}

/** A TrueType file of these tables; the other way of `readTables`. */
export function writeTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const largest = 2 ** Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(12 + sorted.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(largest * 16, 6);
  directory.writeUInt16BE(Math.log2(largest), 8);
  directory.writeUInt16BE((sorted.length - largest) * 16, 10);
  const parts = [directory];
  let start = directory.length;
  for (const [index, [tag, table]] of sorted.entries()) {
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    if (tag === 'head') padded.writeUInt32BE(0, 8);
    const entry = 12 + index * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(padded), entry + 4);
    directory.writeUInt32BE(start, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    parts.push(padded);
    start += padded.length;
  }
  const font = Buffer.concat(parts);
  const head = sorted.findIndex(([tag]) => tag === 'head');
  if (head >= 0) {
    const at = font.readUInt32BE(12 + head * 16 + 8) + 8;
    font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, at);
  }
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
