import type { AddressProblem } from '../../subscriptions/address.ts';

/** Why a form on somebody's own page did nothing. What was done leads to another page. */
export interface OwnRefusal {
  readonly problem: AddressProblem | 'tooMany' | 'failed' | 'spent' | 'taken';
  /** What was typed. */
  readonly typed?: string | undefined;
}

/** A server action behind a form on somebody's own page. */
export type OwnAction = (before: OwnRefusal | null, form: FormData) => Promise<OwnRefusal | null>;

/** What such a form says of itself to the server. */
export interface OwnFields {
  readonly token: string;
  readonly locale: string;
}

/** What a refusal is told with. */
export type RefusalWords = Partial<Readonly<Record<OwnRefusal['problem'], string>>> & { readonly failed: string };
