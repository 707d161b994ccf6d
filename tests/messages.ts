import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import type { Messages } from '../i18n/messages.ts';

const folder = join(import.meta.dirname, '..', 'messages');
const loaded = new Map<string, Messages>();

/** All messages of a locale. */
export function messagesOf(locale: string): Messages {
  let messages = loaded.get(locale);
  if (!messages) {
    messages = JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Messages;
    loaded.set(locale, messages);
  }
  return messages;
}

/** Says a message as the page does: `say('ja', 'article.readingTime', { minutes: 4 })`. */
export function say(locale: string, key: string, values: Record<string, string | number> = {}): string {
  const translate = createTranslator({ locale, messages: messagesOf(locale) }) as (
    key: string,
    values: Record<string, string | number>,
  ) => string;
  return translate(key, values);
}

/** The messages of a locale that stand on a page as they are written, by what they say. */
function plainMessages(locale: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [group, messages] of Object.entries(messagesOf(locale))) {
    if (group === 'paths' || group === 'findings') continue;
    for (const [key, message] of Object.entries(messages)) {
      if (!/[{<]/.test(message)) found.set(`${group}.${key}`, message);
    }
  }
  return found;
}

/** What would be English left over on a page of this locale: the words of English messages that say otherwise here. */
export function englishOnly(locale: string): ReadonlySet<string> {
  const here = new Set(plainMessages(locale).values());
  const english = [...plainMessages('en').values()].filter((message) => !here.has(message));
  return new Set(locale === 'en' ? [] : english);
}
