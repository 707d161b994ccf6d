import { type AddressProblem, readAddress } from './address.ts';
import { limitsOfAddress } from './address-limits.ts';
import { isWished, type Letters, tokenPlaceholder, type Wishes, withToken } from './letters.ts';
import type { Limit, Mail, MessageKind, Subscriber, SubscriptionChange, SubscriptionStore } from './ports.ts';
import type { ProofOfWork } from './proof.ts';
import { linksOf } from './subscriber-links.ts';

/** A form as it was sent. */
export interface Asking {
  readonly typed: string;
  readonly locale: string;
  readonly wishes: Wishes;
  /** What the reader was shown when she asked: kept as proof of consent. */
  readonly shown: { readonly text: string; readonly version: string };
  /** The path of the page. */
  readonly source: string;
  /** The client's address: counted, as a keyed hash, and never kept. */
  readonly client: string;
  /** What only a robot fills in. */
  readonly trap: string;
  readonly proof: string;
}

/** What the reader is told. `requested` says nothing about whether the address was known. */
export type Asked =
  | { readonly outcome: 'requested' }
  | { readonly outcome: 'refused'; readonly problem: AddressProblem | 'tooMany' | 'failed' };

export interface AskingPorts {
  readonly store: SubscriptionStore;
  readonly letters: Letters;
  readonly proofs: ProofOfWork;
  readonly keys: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
/** How long the button in a confirmation mail can be pressed, in milliseconds. */
export const confirmationLifetime = 72 * hour;

/**
 * Takes in that somebody asks for the newsletter, the eBook or both. Nobody gets anything but a mail with a button by
 * it, and whoever looks on learns nothing about the address: new, pending, confirmed and suppressed ones are answered
 * alike (mind the time, too: `answerEvenly`). Robots are answered like readers, and nothing happens.
 */
export async function askForSubscription(asking: Asking, ports: AskingPorts, now: number): Promise<Asked> {
  const reading = readAddress(asking.typed);
  if (!reading.ok) return { outcome: 'refused', problem: reading.problem };
  if (asking.trap !== '') return { outcome: 'requested' };
  const { store } = ports;
  const proof = await ports.proofs.verify(asking.proof, now);
  const { address } = reading;
  const known = await store.subscriberOf(address);
  const reply = await replyTo(known, { ...asking, to: address }, ports, now);
  const limits = limitsFor(asking.client, proof);
  return store.transaction(async (change) => {
    const allowance = await change.takePlace(limits, now);
    if (!allowance.ok) {
      return { outcome: 'refused', problem: allowance.scope.startsWith('client') ? 'tooMany' : 'failed' };
    }
    const mailing = await change.takePlace(limitsOfAddress(address.key), now);
    const suppression = await change.suppression(address);
    const isSuppressed = suppression !== undefined && suppression !== 'request';
    if (!mailing.ok || isSuppressed) return { outcome: 'requested' };
    await reply(change);
    return { outcome: 'requested' };
  });
}

/** What keeps a robot from using us to pester others. A proof is good once; without one less is possible. */
function limitsFor(client: string, proof: Awaited<ReturnType<ProofOfWork['verify']>>): Limit[] {
  const bare: Limit[] = [
    { scope: 'client without proof', subject: client, most: 5, within: hour },
    { scope: 'all without proof', subject: '', most: 300, within: hour },
  ];
  const proven: Limit[] = [
    { scope: 'client', subject: client, most: 30, within: hour },
    { scope: 'all', subject: '', most: 10_000, within: hour },
  ];
  if (!proof.ok) return [...proven, ...bare];
  return [...proven, { scope: 'client proof', subject: proof.id, most: 1, within: hour }];
}

interface Reply extends Asking {
  readonly to: Parameters<SubscriptionStore['subscriberOf']>[0];
}

/** The mail is made before the transaction, which may run twice; what it says may be older than a moment, never wrong. */
async function replyTo(
  known: Subscriber | undefined,
  asking: Reply,
  { letters, keys }: AskingPorts,
  now: number,
): Promise<(change: SubscriptionChange) => Promise<void>> {
  const { to, locale, wishes } = asking;
  const isConfirmed = known?.state === 'confirmed';
  const lacks = !isConfirmed || (wishes.newsletter && !known.wantsNewsletter);
  if (known && !lacks) {
    const { preferencesToken, ebookToken } = linksOf(known.id, keys, now, wishes.ebook);
    const mail = await letters.preferences({
      to: known.address,
      locale,
      newsletter: wishes.newsletter,
      preferencesToken,
      ebook: wishes.ebook === undefined ? undefined : { id: wishes.ebook, token: ebookToken },
    });
    return async (change) => {
      await enqueue(change, { kind: 'preferences', subscriber: known.id, locale, mail }, now);
    };
  }
  const mail = await letters.confirmation({ to, locale, ...wishes, token: tokenPlaceholder });
  return async (change) => {
    const subscriber =
      (await change.subscriberOf(to)) ??
      (await change.add({ address: to, locale, wantsNewsletter: wishes.newsletter, createdAt: now }));
    for (const purpose of ['newsletter', 'ebook'] as const) {
      if (isWished(wishes, purpose)) await change.recordConsent(subscriber.id, consent(purpose, asking, now));
    }
    const token = await change.issueToken({
      purpose: 'confirm',
      subscriber: subscriber.id,
      expires: now + confirmationLifetime,
      detail: JSON.stringify({ ...wishes, locale }),
    });
    await enqueue(
      change,
      { kind: 'confirmation', subscriber: subscriber.id, locale, mail: withToken(mail, token) },
      now,
    );
  };
}

function consent(purpose: 'newsletter' | 'ebook', { shown, locale, source }: Asking, now: number) {
  return { purpose, act: 'asked', text: shown.text, textVersion: shown.version, locale, source, at: now } as const;
}

async function enqueue(
  change: SubscriptionChange,
  message: { kind: MessageKind; subscriber: string; locale: string; mail: Mail },
  now: number,
): Promise<void> {
  await change.enqueue({ ...message, createdAt: now });
}

/** What every answer to a form takes at least, in milliseconds: longer than any of the ways through it. */
export const evenTime = 350;

/** Answers no sooner than `evenTime` after the work began, so that the time does not tell which way it took. */
export async function answerEvenly<Result>(work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, evenTime))]);
  return result;
}
