import { Blob, Face, Feature, Font, Buffer as Glyphs, shape, Variation } from 'harfbuzzjs';

/**
 * A font that text can be set in.
 * @param font a TrueType file
 * @param weight where it is between the weights of a variable font; its default if left out
 */
export function openFont(font: Buffer, weight?: number): Font {
  const opened = new Font(new Face(new Blob(Uint8Array.from(font).buffer)));
  if (weight !== undefined) opened.setVariations([new Variation('wght', weight)]);
  return opened;
}

/**
 * The glyphs of a text in the order that they are drawn in, from the left, with their positions in units of the font.
 * @param features OpenType features that are to be on or off, whatever the script says
 */
export function setText(font: Font, text: string, features: Readonly<Record<string, boolean>> = {}) {
  const glyphs = new Glyphs();
  glyphs.addText(text);
  glyphs.guessSegmentProperties();
  const wanted = Object.entries(features).map(([tag, isOn]) => new Feature(tag, isOn ? 1 : 0));
  shape(font, glyphs, wanted);
  return glyphs.getGlyphInfosAndPositions();
}

/** How far a text reaches, in units of the font. */
export function widthOf(...text: Parameters<typeof setText>): number {
  return setText(...text).reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0);
}

/** @throws where the font has no glyph for the character */
export function glyphOf(font: Font, character: string): number {
  const glyph = font.nominalGlyph(character.codePointAt(0) ?? 0);
  if (glyph === undefined) throw new Error(`The font has no glyph for “${character}”.`);
  return glyph;
}
