import type { Finding } from './model.ts';

/** A text as its file holds it, before it is taken over. */
export interface TextToJudge {
  /** Path in the content folder. */
  readonly file: string;
  readonly locale: string;
  readonly source: string;
  /** What it is a translation of; undefined for an original, and where the original cannot be read. */
  readonly original?: { readonly locale: string; readonly source: string } | undefined;
  /** `adapted`: a page, a book or a greeting, which need not say the same in every language. */
  readonly kind: 'article' | 'adapted';
  /** Work in progress, which nobody is shown: an error in it is a warning. */
  readonly draft: boolean;
}

/** What was found in a text. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** How many blocks of the original have changed since it was translated; undefined where the text does not record them. */
  readonly changedBlocks?: number | undefined;
}

/**
 * Whoever decides whether a text may be published: a finding that is an error keeps it from that. The publication does
 * not know the rules.
 */
export interface Judge {
  /** The judgement of these very words, if it is known already. */
  readonly known: (text: TextToJudge) => Judgement | undefined;
  /** Looks at the text; takes milliseconds. */
  readonly judge: (text: TextToJudge) => Promise<Judgement>;
}

/** How long a look at the folder may spend on judging, in milliseconds; what is left over is judged behind it. */
export class Patience {
  #left: number;

  constructor(milliseconds: number) {
    this.#left = milliseconds;
  }

  get isOver(): boolean {
    return this.#left <= 0;
  }

  spend(milliseconds: number): void {
    this.#left -= milliseconds;
  }
}

/** The judgement of a text; undefined when there is no time for it now. */
export async function judgeInTime(judge: Judge, patience: Patience, text: TextToJudge): Promise<Judgement | undefined> {
  const known = judge.known(text);
  if (known) return known;
  if (patience.isOver) return undefined;
  const before = performance.now();
  const judgement = await judge.judge(text);
  patience.spend(performance.now() - before);
  return judgement;
}
