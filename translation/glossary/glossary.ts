import { createHash } from 'node:crypto';
import { z } from 'zod';

const line = z
  .string()
  .transform((value) => value.trim().normalize('NFC'))
  .refine((value) => value.length > 0, { error: 'must not be empty' });

const forms = z
  .union([line, z.array(line).min(1)], { error: 'must be a term or a list of its forms' })
  .transform((value) => (typeof value === 'string' ? [value] : value));

const localeTag = z.string().refine(
  (tag) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] === tag;
    } catch {
      return false;
    }
  },
  { error: 'is not a BCP 47 locale tag in canonical form (such as en, pt-BR)' },
);

/** `content/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  /** Names that are the same in every language. */
  keep: z.array(line).default([]),
  /** What a term is called in each language; of several forms the first is the one to use. */
  terms: z
    .array(
      z.strictObject({
        words: z
          .record(localeTag, forms)
          .refine((words) => Object.keys(words).length > 1, { error: 'must name the term in two languages or more' }),
        note: z.string().optional(),
      }),
    )
    .default([]),
});

export type Glossary = z.output<typeof glossarySchema>;

export const emptyGlossary: Glossary = { keep: [], terms: [] };

/** A term that occurs in some words, and what it is called in the other language. */
export interface TermUse {
  readonly source: string;
  /** What it is to be called. */
  readonly target: string;
  /** All forms that are right. */
  readonly forms: readonly string[];
}

/** What a glossary says about some words. */
export interface GlossaryUse {
  readonly terms: readonly TermUse[];
  readonly keep: readonly string[];
}

/** What of a glossary concerns some words. Where one term is part of another that occurs, the longer one counts. */
export function glossaryFor(glossary: Glossary, words: string, from: string, to: string): GlossaryUse {
  const found = glossary.terms.flatMap(({ words: names }): TermUse[] => {
    const target = formsIn(names, to);
    const source = formsIn(names, from)?.find((form) => occurs(form, words));
    return source && target?.[0] ? [{ source, target: target[0], forms: target }] : [];
  });
  const terms = found.filter(
    ({ source }) =>
      !found.some(
        (other) =>
          other.source !== source && occurs(source, other.source) && !occursOutside(source, other.source, words),
      ),
  );
  return { terms, keep: glossary.keep.filter((name) => occurs(name, words, true)) };
}

/** What of a glossary's use is missing in a translation. */
export function missingTerms({ terms, keep }: GlossaryUse, translation: string): string[] {
  const plain = plainly(translation);
  return [
    ...keep.filter((name) => !translation.normalize('NFC').includes(name)),
    ...terms.filter(({ forms }) => !forms.some((form) => plain.includes(plainly(form)))).map(({ target }) => target),
  ];
}

/** Names what a glossary says about some words: another glossary that says the same has the same. */
export function glossaryHash({ terms, keep }: GlossaryUse): string {
  if (terms.length === 0 && keep.length === 0) return '';
  const inOrder = (lines: readonly string[]) => lines.toSorted((a, b) => (a < b ? -1 : 1));
  const said = JSON.stringify([
    inOrder(terms.map(({ source, forms }) => [source, ...forms].join('\n'))),
    inOrder(keep),
  ]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** Of a locale with a region or a script the language's own forms serve as well. */
function formsIn(names: Readonly<Record<string, readonly string[]>>, locale: string): readonly string[] | undefined {
  return names[locale] ?? names[new Intl.Locale(locale).language];
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function occurrence(form: string, exact: boolean): RegExp {
  const typed = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bounded = unspaced.test(form) ? typed : `(?<![\\p{L}\\p{N}])${typed}(?![\\p{L}\\p{N}])`;
  // A term in capitals is an abbreviation: “IT” is not “it”.
  return new RegExp(bounded, exact || /\p{Lu}{2}/u.test(form) ? 'gu' : 'giu');
}

function occurs(form: string, words: string, exact = false): boolean {
  return occurrence(form, exact).test(words.normalize('NFC'));
}

function occursOutside(form: string, longer: string, words: string): boolean {
  return occurs(form, words.normalize('NFC').replace(occurrence(longer, false), ' '));
}

function plainly(words: string): string {
  // Vowel signs are optional in Arabic script.
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '');
}

/** All that a glossary says for a pair of languages, every form of a term with what it is to be called. */
export function allTerms(
  { keep, terms }: Glossary,
  from: string,
  to: string,
): { readonly source: string; readonly target: string }[] {
  const called = terms.flatMap(({ words }) => {
    const target = formsIn(words, to)?.[0];
    return target === undefined ? [] : (formsIn(words, from) ?? []).map((source) => ({ source, target }));
  });
  return [...called, ...keep.map((name) => ({ source: name, target: name }))];
}
