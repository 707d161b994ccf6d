import type { HeldData } from '../subscriptions/ports.ts';

const instant = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

/**
 * What is kept about a subscriber, as a file for her: names that explain themselves, times in ISO 8601 (UTC). Nothing is
 * left out but the hashes, which say nothing.
 */
export function heldDataFile({ subscriber, consents, messages, deliveries }: HeldData): string {
  const { address, ...rest } = subscriber;
  const file = {
    subscriber: {
      id: rest.id,
      address: address.typed,
      locale: rest.locale,
      state: rest.state,
      wantsNewsletter: rest.wantsNewsletter,
      pausedUntil: instant(rest.pausedUntil),
      suppressed: rest.suppressed ?? null,
      createdAt: instant(rest.createdAt),
      confirmedAt: instant(rest.confirmedAt),
    },
    consents: consents.map(({ at, ...consent }) => ({ ...consent, at: instant(at) })),
    messages: messages.map(({ createdAt, ...message }) => ({ ...message, createdAt: instant(createdAt) })),
    deliveries,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
