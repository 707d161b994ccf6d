import type { CSSProperties } from 'react';
import type { Language } from '../languages/language.ts';

/** The two accents of a publication: on light and on dark ground. */
export interface BrandColours {
  readonly accent: string;
  readonly accentDark: string;
}

/** The look of a mail in one language. Only what mail clients show without a style sheet is here. */
export interface MailTheme {
  readonly direction: 'ltr' | 'rtl';
  /** Clients do not know `start`: it is written out. */
  readonly align: 'left' | 'right';
  readonly opposite: 'left' | 'right';
  readonly brand: BrandColours;
  /** Whether the script has italics. */
  readonly slanted: boolean;
  readonly text: CSSProperties;
  readonly small: CSSProperties;
  readonly masthead: CSSProperties;
  readonly title: CSSProperties;
  readonly headline: CSSProperties;
  readonly kicker: CSSProperties;
}

/** The site's colours. None is pure black or white: clients that invert colours leave those illegible. */
export const colours = {
  light: { page: '#fdfbf7', ink: '#1c1917', muted: '#57504a', rule: '#d9d0c3' },
  dark: { page: '#161412', ink: '#ece6dd', muted: '#b0a79c', rule: '#3a3530' },
} as const;

interface Setting {
  readonly text: string;
  readonly head: string;
  readonly ui: string;
  readonly size: number;
  readonly leading: number;
  /** Line height of headings. */
  readonly tight: number;
  readonly slanted?: boolean;
  /** How headings break where words are not set apart; clients that do not know it break anywhere. */
  readonly breaking?: CSSProperties['wordBreak'];
}

const latin: Setting = {
  text: 'Georgia, Times New Roman, serif',
  head: 'Georgia, Times New Roman, serif',
  ui: '-apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif',
  size: 17,
  leading: 1.55,
  tight: 1.25,
  slanted: true,
};

/**
 * Faces that systems have, by script: web faces do not load in most clients. Their names stand without quotation marks,
 * each of which would be six bytes in every style attribute.
 */
const settings: Readonly<Record<string, Setting>> = {
  Latn: latin,
  Arab: {
    text: 'Geeza Pro, Segoe UI, Tahoma, Noto Naskh Arabic, sans-serif',
    head: 'Geeza Pro, Segoe UI, Tahoma, Noto Naskh Arabic, sans-serif',
    ui: 'Geeza Pro, Segoe UI, Tahoma, sans-serif',
    size: 18,
    leading: 1.8,
    tight: 1.45,
  },
  Jpan: {
    text: 'Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif',
    head: 'Hiragino Mincho ProN, Yu Mincho, Noto Serif CJK JP, serif',
    ui: 'Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif',
    size: 16,
    leading: 1.8,
    tight: 1.45,
    breaking: 'auto-phrase',
  },
};

/** The theme of a language, with the publication's accents. */
export function themeOf(language: Pick<Language, 'script' | 'direction'>, brand: BrandColours): MailTheme {
  const setting = settings[language.script] ?? latin;
  const { ink, muted } = colours.light;
  const right = language.direction === 'rtl';
  const align = right ? 'right' : 'left';
  const heading = (size: number): CSSProperties => ({
    margin: 0,
    textAlign: align,
    fontFamily: setting.head,
    fontSize: size,
    lineHeight: setting.tight,
    fontWeight: 700,
    color: ink,
    // A phrase that is wider than a telephone breaks all the same.
    ...(setting.breaking && { wordBreak: setting.breaking, overflowWrap: 'anywhere' }),
  });
  return {
    direction: language.direction,
    align,
    opposite: right ? 'left' : 'right',
    brand,
    slanted: setting.slanted ?? false,
    text: {
      margin: '0 0 16px',
      textAlign: align,
      fontFamily: setting.text,
      fontSize: setting.size,
      lineHeight: setting.leading,
      color: ink,
    },
    small: {
      margin: '0 0 10px',
      textAlign: align,
      fontFamily: setting.ui,
      fontSize: setting.size - 4,
      lineHeight: setting.leading,
      color: muted,
    },
    masthead: heading(34),
    title: heading(30),
    headline: heading(21),
    kicker: {
      margin: '0 0 4px',
      textAlign: align,
      fontFamily: setting.ui,
      fontSize: setting.size - 4,
      lineHeight: setting.tight,
      fontWeight: 600,
      color: brand.accent,
    },
  };
}
