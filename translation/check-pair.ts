import { defaultsOf } from '../languages/language.ts';
import type { Finding } from '../publication/model.ts';
import { acceptFindings } from './accept.ts';
import { type Document, longestText, parseDocument } from './document/document.ts';
import { pairOf } from './pair/pair.ts';
import { type CheckContext, knownTag } from './prepare.ts';
import { ofTheLanguage, rules } from './rules/registry.ts';
import type { Found, Rule, Side, Subject } from './rules/rule.ts';
import { leftOverLanguage } from './rules/sense/left-over-language.ts';
import { hashedBlocks } from './staleness/block-hash.ts';
import { type BlockChange, blockChanges } from './staleness/changes.ts';

/** A change of the source that is certain. Offsets in the source. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CheckFinding extends Finding {
  readonly fix?: Fix | undefined;
}

/** A text as it stands in a file, and its locale. */
export interface TextSource {
  readonly source: string;
  readonly locale: string;
}

interface Texts {
  readonly original?: TextSource | undefined;
  readonly translation: TextSource;
  readonly context: CheckContext;
}

/**
 * Checks a text: as a translation against its original, or alone where there is none. Never throws for what a text
 * holds; time grows with its length.
 * @param texts.context from `prepareChecks` for both locales
 * @returns findings in the order of their places; what the text's front matter accepts is left out
 */
export function checkPair(texts: Texts): CheckFinding[] {
  return lookAt(texts).findings;
}

/** What `checkPair` finds, and what of the original has changed since; undefined where the translation does not tell. */
export function lookAt({ original, translation, context }: Texts): {
  readonly findings: CheckFinding[];
  readonly changes?: readonly BlockChange[] | undefined;
} {
  const document = parseDocument(translation.source);
  const collect = new Collector(document, context);
  if (document.refused) return { findings: collect.refuse(document.refused, document.source.length) };
  const text = sideOf(document, translation.locale, context);
  if (!original) return { findings: collect.run({ text, exists: context.exists }) };
  const before = originalOf(original.source);
  if (before.refused) return { findings: collect.refuse(before.refused, document.source.length) };
  if (isEmpty(document) && !isEmpty(before)) return { findings: collect.only('translation-empty') };
  const { madeOf } = document.front;
  const changes = madeOf && blockChanges(madeOf, hashedBlocks(before));
  const pair = pairOf(sideOf(before, original.locale, context), text, changes && changes.length > 0);
  if (pair.strangers) collect.only('unrelated-texts');
  const findings = collect.run({ text, pair: pair.strangers ? undefined : pair, exists: context.exists });
  return { findings, changes };
}

function sideOf(document: Document, locale: string, context: CheckContext): Side {
  const tag = knownTag(locale);
  return {
    document,
    locale: tag,
    language: context.languages.get(locale) ?? context.languages.get(tag) ?? defaultsOf(tag),
  };
}

let lastOriginal: Document | undefined;

/** The translations of an article follow each other: its original is taken apart once. */
function originalOf(source: string): Document {
  if (lastOriginal?.source !== source) lastOriginal = parseDocument(source);
  return lastOriginal;
}

function isEmpty(document: Document): boolean {
  return document.blocks.length === 0 && document.source.slice(document.front.end).trim() === '';
}

/** Whether some characters between two sentences are one short sentence of the same paragraph at most. */
function isBetween(text: string): boolean {
  return text.length < 120 && !/\n\s*\n/.test(text);
}

class Collector {
  readonly #document: Document;
  readonly #context: CheckContext;
  readonly #findings: CheckFinding[] = [];
  /** Where each finding stands in the source. */
  readonly #places = new Map<CheckFinding, { readonly start: number; readonly end: number }>();

  constructor(document: Document, context: CheckContext) {
    this.#document = document;
    this.#context = context;
  }

  refuse(reason: 'long' | 'deep', length: number): CheckFinding[] {
    const values = { limit: String(longestText), size: String(length) };
    this.#add(
      { id: reason === 'long' ? 'text-too-long' : 'markup-too-deep', severity: 'warning' },
      { start: 0, end: 0, values },
    );
    return this.#findings;
  }

  /** A finding about the text as a whole. */
  only(id: string): CheckFinding[] {
    this.#add({ id, severity: 'error' }, { start: this.#document.front.end, end: this.#document.front.end });
    return this.#findings;
  }

  run(subject: Subject): CheckFinding[] {
    for (const rule of rules) {
      if (this.#context.severities?.[rule.id] === 'off' || (rule.compares === 'pair' && !subject.pair)) continue;
      const seen = new Set<string>();
      rule.check(subject, (found) => {
        const key = JSON.stringify([found.start, found.end, found.values]);
        // Readers of a stale translation are told so: what it lacks beside the new original is no translator's fault.
        const isMild = rule.compares === 'pair' && subject.pair?.stale === true;
        const severity = found.severity ?? rule.severity;
        if (!seen.has(key)) this.#add(rule, isMild && severity === 'error' ? { ...found, severity: 'warning' } : found);
        seen.add(key);
      });
    }
    const { source, positions, front } = this.#document;
    const kept = acceptFindings(this.#withoutStrangeWords(), {
      source,
      positions,
      accept: front.accept,
      file: this.#context.file ?? '',
    });
    return kept.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** What a rule of the language says of words in another language is no finding: the words are to be replaced. */
  #withoutStrangeWords(): CheckFinding[] {
    const { source } = this.#document;
    const strange: { start: number; end: number }[] = [];
    for (const finding of this.#findings) {
      const place = this.#places.get(finding);
      if (finding.rule !== leftOverLanguage.id || !place) continue;
      const last = strange.at(-1);
      // A short sentence between two of another language is hardly of this one.
      if (last && place.start >= last.start && isBetween(source.slice(last.end, place.start)))
        last.end = Math.max(last.end, place.end);
      else strange.push({ ...place });
    }
    if (strange.length === 0) return this.#findings;
    strange.sort((a, b) => a.start - b.start);
    return this.#findings.filter((finding) => {
      const place = this.#places.get(finding);
      return (
        !place ||
        !ofTheLanguage.has(finding.rule) ||
        !strange.some(({ start, end }) => place.start < end && place.end > start)
      );
    });
  }

  #add(rule: Pick<Rule, 'id' | 'severity'>, found: Found): void {
    const { positions } = this.#document;
    const start = positions.of(found.start);
    const end = positions.of(Math.max(found.start, found.end));
    const set = this.#context.severities?.[rule.id];
    if (set === 'off') return;
    const finding: CheckFinding = {
      file: this.#context.file ?? '',
      ...start,
      endLine: end.line,
      endColumn: end.column,
      rule: rule.id,
      severity: set ?? found.severity ?? rule.severity,
      values: found.values ?? {},
      suggestion: found.suggestion,
      ...(found.certain && found.suggestion !== undefined
        ? { fix: { start: found.start, end: found.end, text: found.suggestion } }
        : {}),
    };
    this.#findings.push(finding);
    this.#places.set(finding, { start: found.start, end: Math.max(found.start + 1, found.end) });
  }
}
