import { randomUUIDv7 } from 'node:crypto';
import { Arrivals } from '../database/arrivals.ts';
import type { Database } from '../database/connect.ts';
import type { KeyedHash } from '../database/keyed-hash.ts';
import { placeholders } from '../newsletter/placeholders.ts';
import type { EditionPart } from '../newsletter/ports.ts';

/** The locales that subscribers of tests have, in turn. */
export const locales = ['en', 'de', 'fr', 'es', 'ar', 'ja'];

/** An edition's mail of about so many bytes. */
export function partIn(locale: string, bytes = 2000): EditionPart {
  const filling = `<p>${'Nachrichten “und” 日本 أخبار. '.repeat(Math.ceil(bytes / 60))}</p>`.slice(
    0,
    Math.ceil(bytes / 2),
  );
  return {
    locale,
    from: 'Meridian <news@example.org>',
    replyTo: 'desk@example.org',
    subject: `The week in “${locale}”`,
    html: `<a href="https://news.example/${locale}/unsubscribe/${placeholders.unsubscribe}">x</a>${filling}`,
    text: `https://news.example/${locale}/preferences/${placeholders.preferences}\n${filling}`,
    headers: {
      'List-Unsubscribe': `<https://news.example/api/unsubscribe?token=${placeholders.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export const addressOf = (number: number) => `reader-${number}@example.org`;

/** Adds confirmed subscribers, their locales in turn, numbered from `from`. */
export async function addReaders(
  { write }: Database,
  hash: KeyedHash,
  { from = 0, count }: { readonly from?: number; readonly count: number },
): Promise<void> {
  const chunk = 1000;
  for (let start = 0; start < count; start += chunk) {
    const rows = Array.from({ length: Math.min(chunk, count - start) }, (_, index) => {
      const number = from + start + index;
      const address = addressOf(number);
      return {
        id: randomUUIDv7(),
        address,
        address_key: address,
        address_hash: hash('address', address),
        locale: locales[number % locales.length] ?? 'en',
        state: 'confirmed' as const,
        wants_newsletter: 1,
        created_at: 1,
        confirmed_at: 2,
      };
    });
    await write((queries) => queries.insertInto('subscribers').values(rows).execute());
  }
}

/** A list of people who gave their consent elsewhere, numbered from `from`. */
export function arrivalsOf({ from = 0, count }: { readonly from?: number; readonly count: number }): Arrivals {
  const arrivals = new Arrivals();
  for (let number = from; number < from + count; number += 1) {
    const typed = addressOf(number);
    arrivals.add({ address: { typed, key: typed }, locale: 'en', consentedAt: 1, source: 'list' });
  }
  return arrivals;
}
