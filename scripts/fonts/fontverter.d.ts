declare module 'fontverter' {
  /** @param to `truetype` is what a WOFF holds, unpacked */
  export function convert(font: Buffer, to: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>;
}
