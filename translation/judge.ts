import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { Judge, Judgement, TextToJudge } from '../publication/judge.ts';
import type { Finding } from '../publication/model.ts';
import { lookAt } from './check-pair.ts';
import { readFrontMatter } from './document/front-matter.ts';
import { Positions } from './document/positions.ts';
import { type CheckContext, prepareChecks } from './prepare.ts';
import { rules } from './rules/registry.ts';
import { hashedBlocks } from './staleness/block-hash.ts';
import { stateOf, wasRaised } from './staleness/raised.ts';
import { type Verdict, type Verdicts, verdictKey } from './verdicts.ts';

/** Judges the texts of a content folder by the rules, remembering what it has looked at. */
export class RuleJudge implements Judge {
  readonly #root: string;
  readonly #verdicts: Verdicts;

  constructor(contentDir: string, verdicts: Verdicts) {
    this.#root = resolve(contentDir);
    this.#verdicts = verdicts;
  }

  known(text: TextToJudge): Judgement | undefined {
    const verdict = this.#verdicts.get(keyOf(text));
    const exists = this.#existsBeside(text.file);
    if (!verdict?.asked.every(([target, was]) => exists(target) === was)) return undefined;
    return this.#judgement(text, verdict);
  }

  async judge(text: TextToJudge): Promise<Judgement> {
    const { locale, original } = text;
    return this.#look(text, await prepareChecks(original ? [original.locale, locale] : [locale]));
  }

  /** The same at once. @param context from `prepareChecks`; a locale that it does not know gets its script's rules */
  judgeNow(text: TextToJudge, context: CheckContext): Judgement {
    return this.known(text) ?? this.#look(text, context);
  }

  #look(text: TextToJudge, context: CheckContext): Judgement {
    const { locale, source, original } = text;
    const asked = new Map<string, boolean>();
    const existsBeside = this.#existsBeside(text.file);
    const exists = (target: string) => {
      const is = existsBeside(target);
      asked.set(target, is);
      return is;
    };
    const { findings, changes } = lookAt({
      original,
      translation: { source, locale },
      context: { ...context, exists },
    });
    const verdict: Verdict = { findings, changedBlocks: changes?.length, asked: [...asked] };
    this.#verdicts.put(keyOf(text), verdict);
    if (original) this.#verdicts.rememberBlocks(blocksOf(original.source));
    return this.#judgement(text, verdict);
  }

  #judgement(text: TextToJudge, { findings, changedBlocks }: Verdict): Judgement {
    const { file, kind, draft } = text;
    const isMild = ({ rule }: Finding) => draft || (kind === 'adapted' && comparing.has(rule));
    const weighed = findings.map((found) => {
      const severity = found.severity === 'warning' && strict.has(found.rule) ? 'error' : found.severity;
      return { ...found, severity: severity === 'error' && isMild(found) ? ('warning' as const) : severity };
    });
    const about = text.original && kind === 'article' ? this.#staleness(text, changedBlocks) : [];
    return { findings: [...weighed, ...about].map((found) => ({ ...found, file })), changedBlocks };
  }

  /** What is to be said of how a translation follows its original. */
  #staleness({ file, source }: TextToJudge, changedBlocks: number | undefined): Finding[] {
    const front = readFrontMatter(source);
    const { line, column } = new Positions(source).of(front.translatedFrom ?? 0);
    const found = (rule: string, severity: Finding['severity'], values: Record<string, string> = {}): Finding => {
      return { file, line, column, rule, severity, values };
    };
    const now = stateOf(source, front);
    if (!now) return [found('translation-unrecorded', 'hint')];
    const place = `${this.#root}\n${file}`;
    const before = this.#verdicts.state(place);
    if (before && wasRaised(before, now, front)) return [found('translation-raised', 'error')];
    if (before?.blocks !== now.blocks || before.words !== now.words) this.#verdicts.setState(place, now);
    return changedBlocks ? [found('translation-stale', 'warning', { blocks: String(changedBlocks) })] : [];
  }

  #existsBeside(file: string): (target: string) => boolean {
    return (target) => {
      const path = posix.normalize(posix.join(posix.dirname(file), target.replace(/[?#].*$/s, '')));
      return !path.startsWith('../') && existsSync(join(this.#root, path));
    };
  }
}

function keyOf({ locale, source, original }: TextToJudge): string {
  return verdictKey([locale, source, original?.locale, original?.source]);
}

/** Rules that compare. A page or a book need not say the same in every language: there they find no errors. */
const comparing: ReadonlySet<string> = new Set([
  'unrelated-texts',
  'translation-empty',
  ...rules.filter(({ compares }) => compares === 'pair').map(({ id }) => id),
]);

const strict: ReadonlySet<string> = new Set(rules.filter((rule) => rule.strict).map(({ id }) => id));

let last: { readonly source: string; readonly blocks: ReturnType<typeof hashedBlocks> } | undefined;

/** The translations of an article follow each other: the blocks of their original are hashed once. */
function blocksOf(source: string) {
  if (last?.source !== source) last = { source, blocks: hashedBlocks(source) };
  return last.blocks;
}
