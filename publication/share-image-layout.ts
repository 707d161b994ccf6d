import { drawable, type ShareFace } from './share-image-glyphs.ts';
import { clamped, isSpaceless, phraseLines, widthOf } from './share-image-lines.ts';

/** What a share image says. Every text is plain; what does not fit is cut. */
export interface ShareImageContent {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924 code. */
  readonly script: string;
  readonly publication: string;
  /** The line above the title: the name of a section. */
  readonly kicker?: string | undefined;
  readonly title: string;
  /** The line below: who wrote it, when, or what the page is about. */
  readonly footer?: string | undefined;
  /** `#rrggbb`, legible on paper. */
  readonly accent: string;
  /** Mean colour of the page's picture, `#rrggbb`. */
  readonly colour?: string | undefined;
}

/** An element as React would make it, without React: Satori and `ImageResponse` read only these two fields. */
export interface ShareElement {
  readonly type: string;
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly dir?: 'ltr' | 'rtl';
    readonly children?: string | readonly ShareElement[];
  };
}

/** In pixels: the size that Facebook, LinkedIn, X and messengers show without cropping. */
export const shareImageSize = { width: 1200, height: 630 } as const;

const paper = '#faf6ee';
const ink = '#1b1916';
const quiet = '#5f584d';
const line = '#d9d0bf';
const margin = 72;
const band = 20;
const textWidth = shareImageSize.width - 2 * margin - band;
const titleHeight = 290;
const mostLines = 4;
const titleSizes = [96, 84, 74, 66, 58, 52] as const;

/**
 * Lays a share image out for Satori or `ImageResponse`. What the faces cannot draw is left out of every text.
 * @param faces in the order in which they are tried for a character
 */
export function shareImageLayout(content: ShareImageContent, faces: readonly ShareFace[]): ShareElement {
  const { locale, direction, script, accent } = content;
  const text = (source: string | undefined) => {
    const drawn = drawable(source ?? '', faces);
    return direction === 'rtl' ? drawn.replaceAll(/\p{Nd}+(?:[/:]\p{Nd}+)+/gu, kept) : drawn;
  };
  const publication = text(content.publication.toLocaleUpperCase(locale));
  const kicker = text(content.kicker);
  const footer = text(content.footer);
  // A title in a script without a face must not leave the paper empty.
  const title = text(content.title) || text(content.publication);
  const joined = isJoined(script);
  return box(
    {
      ...shareImageSize,
      flexDirection: 'row',
      backgroundColor: paper,
      color: ink,
      fontFamily: [...new Set(faces.map(({ name }) => name))].join(', '),
      fontWeight: 400,
    },
    [
      box({ width: band, height: '100%', backgroundColor: content.colour ?? accent }),
      box({ flexDirection: 'column', flexGrow: 1, padding: `52px ${margin}px 48px` }, [
        box(
          { fontSize: joined ? 34 : 28, fontWeight: 600, letterSpacing: joined ? 0 : 4, lineHeight: 1.3 },
          publication,
        ),
        box({ height: 3, width: textWidth, marginTop: 14, backgroundColor: accent }),
        box({ flexDirection: 'column', flexGrow: 1, justifyContent: 'center', width: textWidth }, [
          ...(kicker
            ? [lines({ fontSize: 30, fontWeight: 600, color: accent, marginBottom: 14, lineClamp: 1 }, kicker)]
            : []),
          ...titleLines(title, content),
        ]),
        ...(footer
          ? [
              box({ height: 1, width: textWidth, marginBottom: 18, backgroundColor: line }),
              lines({ fontSize: 28, color: quiet, lineClamp: 2 }, footer),
            ]
          : []),
      ]),
    ],
    direction,
  );
}

function titleLines(title: string, { locale, script }: ShareImageContent): ShareElement[] {
  if (title === '') return [];
  const lineHeight = isJoined(script) ? 1.35 : isSpaceless(script) ? 1.3 : 1.1;
  const style = { fontWeight: 600, lineHeight, width: textWidth };
  for (const [index, fontSize] of titleSizes.entries()) {
    const isLast = index === titleSizes.length - 1;
    const fits = Math.min(mostLines, Math.floor(titleHeight / (fontSize * lineHeight)));
    if (isSpaceless(script)) {
      const set = phraseLines(title, locale, textWidth / fontSize);
      if (set.length > fits && !isLast) continue;
      return clamped(set, fits).map((one) => box({ ...style, fontSize, whiteSpace: 'nowrap' }, one));
    }
    // A line is filled to nine tenths on average; the longest word must fit as well.
    const needed = Math.ceil((widthOf(title) * fontSize) / (textWidth * 0.9));
    const longest = Math.max(...title.split(' ').map(widthOf)) * fontSize;
    const isFitting = needed <= fits && longest <= textWidth;
    if (!isFitting && !isLast) continue;
    // Satori balances what it has cut already, so the two are not asked for together.
    const wrap = isFitting ? { textWrap: 'balance' } : { lineClamp: fits, overflowWrap: 'anywhere' };
    return [box({ ...style, ...wrap, display: 'block', fontSize }, title)];
  }
  return [];
}

/**
 * A date or a time keeps its order in a line from right to left (Unicode, UAX 9, rule W4), which Satori's simplified
 * algorithm would reverse: a left-to-right mark behind each number tells it.
 */
function kept(numbers: string): string {
  return numbers.replaceAll(/\p{Nd}+/gu, '$&\u200e');
}

/** Scripts whose letters join: nothing may be put between them. */
function isJoined(script: string): boolean {
  return ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Adlm', 'Rohg', 'Deva', 'Beng'].includes(script);
}

function lines(style: ShareElement['props']['style'], text: string): ShareElement {
  return box({ display: 'block', width: textWidth, lineHeight: 1.4, ...style }, text);
}

function box(
  style: ShareElement['props']['style'],
  children?: string | readonly ShareElement[],
  dir?: 'ltr' | 'rtl',
): ShareElement {
  return {
    type: 'div',
    props: {
      ...(dir ? { dir } : {}),
      style: { display: 'flex', boxSizing: 'border-box', ...style },
      ...(children === undefined ? {} : { children }),
    },
  };
}
