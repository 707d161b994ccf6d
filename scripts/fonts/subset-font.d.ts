declare module 'subset-font' {
  interface Options {
    targetFormat?: 'woff2' | 'woff' | 'sfnt' | 'truetype';
    keepFeatures?: readonly string[];
    dropTables?: readonly string[];
    variationAxes?: Readonly<Record<string, number | { min: number; max: number; default: number }>>;
  }
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
