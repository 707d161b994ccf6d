import { sentencesOf } from '../document/sentences.ts';
import { type Engine, EngineAnswerUnusable, type EngineRequest } from '../engines/engine.ts';
import { type Glossary, type GlossaryUse, glossaryFor, glossaryHash, missingTerms } from '../glossary/glossary.ts';
import type { MemoryKey, TranslationMemory } from '../memory/memory.ts';
import { hintFor } from './hint.ts';
import { type Piece, type Unit, wordsOf } from './unit.ts';
import { type Verified, type Verifying, verify, verifyPieces } from './verify.ts';
import { type Fault, toWire } from './wire.ts';

/** What came of a unit. */
export type Outcome =
  | {
      readonly kind: 'translated';
      readonly pieces: readonly Piece[];
      /** Inline Markdown in the locale's form. */
      readonly markdown: string;
      readonly remembered: boolean;
      /** What the checks or the glossary would rather have otherwise. */
      readonly doubts: readonly Fault[];
    }
  /** No answer could be used: the original's words stay. */
  | { readonly kind: 'left'; readonly faults: readonly Fault[] };

/** What answers are asked with. */
export interface Asking extends Verifying {
  readonly engine: Engine;
  readonly memory: TranslationMemory;
  readonly glossary: Glossary;
  readonly title: string;
  readonly signal: AbortSignal;
  /** Called before a request with the characters of its words: may throw to end the run before they are paid. */
  readonly spend: (characters: number) => void;
}

interface Question {
  readonly unit: Pick<Unit, 'pieces' | 'container' | 'note'>;
  readonly wire: string;
  readonly use: GlossaryUse;
  readonly before: string;
  readonly after: string;
}

/** Asks for units: what is remembered first, the rest in requests of neighbours. Outcomes come in the units' order. */
export async function askAll(
  units: readonly Unit[],
  asking: Asking,
  done: (unit: Unit, outcome: Outcome) => void,
): Promise<Map<Unit, Outcome>> {
  const outcomes = new Map<Unit, Outcome>();
  const settle = (unit: Unit, outcome: Outcome) => {
    outcomes.set(unit, outcome);
    done(unit, outcome);
  };
  const places = new Map(units.map((unit, index) => [unit, index]));
  const around = (unit: Unit, step: number) => wordsOf(units[(places.get(unit) ?? 0) + step]?.pieces ?? []);
  for (const unit of units) {
    const known = remembered(questionOf(unit, asking), asking);
    if (known) settle(unit, known);
  }
  const { first, again } = withoutRepeats(units.filter((unit) => !outcomes.has(unit)));
  const batches = batchesOf(first, asking.engine.blocksPerRequest);
  let next = 0;
  // When one fails for good the others stop asking.
  const stop = new AbortController();
  const signal = AbortSignal.any([asking.signal, stop.signal]);
  const worker = async () => {
    while (next < batches.length) {
      const batch = batches[next++] ?? [];
      const questions = batch.map((unit) => ({
        ...questionOf(unit, asking),
        before: around(unit, -1),
        after: around(unit, 1),
      }));
      const answers = await firstAnswers(questions, { ...asking, signal });
      for (const [index, unit] of batch.entries()) {
        const question = questions[index];
        if (question) settle(unit, await settled(question, answers[index], { ...asking, signal }));
      }
    }
  };
  const workers = Array.from({ length: Math.max(1, asking.engine.concurrency) }, worker);
  try {
    await Promise.all(workers);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(workers);
    throw error;
  }
  for (const [unit, like] of again) {
    const known = remembered(questionOf(unit, asking), asking);
    const same = outcomes.get(like);
    settle(unit, known ?? { kind: 'left', faults: same?.kind === 'left' ? same.faults : [] });
  }
  return outcomes;
}

/** What would be asked for and paid: units that are not remembered, each once. */
export function openUnits(units: readonly Unit[], asking: Omit<Asking, 'signal' | 'spend'>): Unit[] {
  return withoutRepeats(units.filter((unit) => !remembered(questionOf(unit, asking), asking))).first;
}

/** A sentence that stands twice, in the text and as a pull quote, is asked for once. */
function withoutRepeats(units: readonly Unit[]): { first: Unit[]; again: Map<Unit, Unit> } {
  const first = new Map<string, Unit>();
  const again = new Map<Unit, Unit>();
  for (const unit of units) {
    const wire = toWire(unit.pieces);
    const like = first.get(wire);
    if (like) again.set(unit, like);
    else first.set(wire, unit);
  }
  return { first: [...first.values()], again };
}

/** Characters of a unit as engines count them: without its tags. */
export function charactersOf(unit: Pick<Unit, 'pieces'>): number {
  return wordsOf(unit.pieces).replace(/[\uDC00-\uDFFF]/g, '').length;
}

function questionOf(
  unit: Pick<Unit, 'pieces' | 'container' | 'note'>,
  { glossary, from, to }: Pick<Asking, 'glossary' | 'from' | 'to'>,
): Question {
  const use = glossaryFor(glossary, wordsOf(unit.pieces), from, to);
  return { unit, wire: toWire(unit.pieces), use, before: '', after: '' };
}

function keyOf({ wire, use }: Question, { from, to, engine }: Pick<Asking, 'from' | 'to' | 'engine'>): MemoryKey {
  return { block: wire, from, to, engine: engine.identity, glossary: glossaryHash(use) };
}

function remembered(question: Question, asking: Omit<Asking, 'signal' | 'spend'>): Outcome | undefined {
  const answer = asking.memory.find(keyOf(question, asking));
  if (answer === undefined) return undefined;
  // What was good enough for earlier rules may not be today.
  const verified = looked(answer, question, asking);
  return translated(verified, true);
}

function translated({ pieces, markdown, doubts }: Verified, isRemembered: boolean): Outcome | undefined {
  if (pieces === undefined || markdown === undefined) return undefined;
  return { kind: 'translated', pieces, markdown, remembered: isRemembered, doubts };
}

function looked(answer: string, { unit, use }: Question, verifying: Verifying): Verified {
  const verified = verify(answer, unit, verifying);
  return withTerms(verified, use);
}

function withTerms(verified: Verified, use: GlossaryUse): Verified {
  if (!verified.pieces) return verified;
  const missing = missingTerms(use, wordsOf(verified.pieces)).map((text) => ({ kind: 'term', text }));
  return missing.length === 0 ? verified : { ...verified, doubts: [...verified.doubts, ...missing] };
}

function batchesOf(units: readonly Unit[], size: number): Unit[][] {
  const batches: Unit[][] = [];
  for (let at = 0; at < units.length; at += size) batches.push(units.slice(at, at + size));
  return batches;
}

/** One request for neighbours. A batch whose answer is of no use gives no answers: each is then asked by itself. */
async function firstAnswers(questions: readonly Question[], asking: Asking): Promise<readonly (string | undefined)[]> {
  try {
    return await request(questions, asking);
  } catch (error) {
    if (!(error instanceof EngineAnswerUnusable)) throw error;
    return [];
  }
}

async function request(questions: readonly Question[], asking: Asking, hint?: string): Promise<readonly string[]> {
  const { engine, from, to, title, signal } = asking;
  asking.spend(questions.reduce((sum, { unit }) => sum + charactersOf(unit), 0));
  const terms = new Map(questions.flatMap(({ use }) => use.terms.map((term) => [term.source, term])));
  const asked: EngineRequest = {
    from,
    to,
    blocks: questions.map(({ wire }) => wire),
    notes: questions.map(({ unit }) => unit.note ?? ''),
    context: { title, before: questions[0]?.before ?? '', after: questions.at(-1)?.after ?? '' },
    terms: [...terms.values()].map(({ source, target }) => ({ source, target })),
    keep: [...new Set(questions.flatMap(({ use }) => use.keep))],
    hint,
  };
  const answers = await engine.translate(asked, signal);
  if (answers.length !== questions.length)
    throw new EngineAnswerUnusable(`${questions.length} blocks were asked for and ${answers.length} came back.`);
  return answers;
}

/** From the first answer to an outcome: asked again with what was wrong, then sentence by sentence, then left. */
async function settled(question: Question, first: string | undefined, asking: Asking): Promise<Outcome> {
  const one = first === undefined ? undefined : looked(first, question, asking);
  if (one?.markdown !== undefined && one.doubts.length === 0) return kept(question, first ?? '', one, asking);
  const faults = one ? [...one.faults, ...one.doubts] : [{ kind: 'unusable', text: '' }];
  const again = await askedAgain(question, hintFor(faults), asking);
  const best = [again, first === undefined || !one ? undefined : { answer: first, verified: one }].filter(
    (candidate) => candidate?.verified.markdown !== undefined,
  );
  best.sort((a, b) => (a?.verified.doubts.length ?? 0) - (b?.verified.doubts.length ?? 0));
  const [winner] = best;
  if (winner) return kept(question, winner.answer, winner.verified, asking);
  const split = await sentenceBySentence(question, asking);
  if (split) return split;
  return { kind: 'left', faults: again?.verified.faults ?? faults };
}

async function askedAgain(
  question: Question,
  hint: string,
  asking: Asking,
): Promise<{ answer: string; verified: Verified } | undefined> {
  try {
    const [answer = ''] = await request([question], asking, hint);
    return { answer, verified: looked(answer, question, asking) };
  } catch (error) {
    if (error instanceof EngineAnswerUnusable) return undefined;
    throw error;
  }
}

function kept(question: Question, answer: string, verified: Verified, asking: Asking): Outcome {
  const outcome = translated(verified, false);
  if (!outcome) throw new Error('Only an answer that can be used is kept.');
  asking.memory.keep(keyOf(question, asking), answer);
  return outcome;
}

/** Each sentence alone, where there are several and no markup spans two; the whole is looked at again. */
async function sentenceBySentence(question: Question, asking: Asking): Promise<Outcome | undefined> {
  const parts = splitPieces(question.unit.pieces);
  if (parts.length < 2) return undefined;
  const whole: Piece[] = [];
  const spaces = asking.context.languages.get(asking.to)?.writing.spaces ?? true;
  for (const [index, pieces] of parts.entries()) {
    const part = {
      ...questionOf({ pieces, container: question.unit.container }, asking),
      before: wordsOf(parts[index - 1] ?? []),
    };
    const known = remembered(part, asking);
    const outcome = known ?? (await settledSentence(part, asking));
    if (outcome?.kind !== 'translated') return undefined;
    if (whole.length > 0 && spaces) whole.push(' ');
    whole.push(...outcome.pieces);
  }
  const verified = withTerms(verifyPieces(joinedWords(whole), question.unit, asking), question.use);
  const outcome = translated(verified, false);
  if (outcome) asking.memory.keep(keyOf(question, asking), toWire(joinedWords(whole)));
  return outcome;
}

async function settledSentence(question: Question, asking: Asking): Promise<Outcome | undefined> {
  const asked = await askedAgain(question, hintFor([]), asking);
  return asked?.verified.markdown === undefined ? undefined : kept(question, asked.answer, asked.verified, asking);
}

function joinedWords(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** Takes pieces apart where a sentence ends in the words outside of all markup. */
function splitPieces(pieces: readonly Piece[]): Piece[][] {
  // Markup counts as a letter: a sentence may begin with it.
  const flat = pieces.map((piece) => (typeof piece === 'string' ? piece : 'X')).join('');
  const ends = new Set(sentencesOf(flat).map(({ to }) => to));
  const parts: Piece[][] = [[]];
  let place = 0;
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      parts.at(-1)?.push(piece);
      place++;
      continue;
    }
    let from = 0;
    for (let at = 1; at <= piece.length; at++) {
      if (!ends.has(place + at)) continue;
      parts.at(-1)?.push(piece.slice(from, at));
      parts.push([]);
      from = at;
    }
    if (from < piece.length) parts.at(-1)?.push(piece.slice(from));
    place += piece.length;
  }
  return parts
    .map((part) => part.map((piece, index) => (index === 0 && typeof piece === 'string' ? piece.trimStart() : piece)))
    .map((part) => part.filter((piece) => piece !== ''))
    .filter((part) => part.length > 0);
}
