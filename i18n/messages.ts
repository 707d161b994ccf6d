import type source from '../messages/en.json';

/** All messages of a locale; the English file is the source that the others are measured by. */
export type Messages = typeof source;

declare module 'next-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: string;
  }
}

/** The locale whose messages are complete by definition. */
export const sourceLocale = 'en';

const loaded = new Map<string, Promise<Messages>>();

/** The messages of a locale, of its language, or the source's where there are none. */
export function loadMessages(locale: string): Promise<Messages> {
  let messages = loaded.get(locale);
  if (!messages) {
    messages = read(locale);
    loaded.set(locale, messages);
  }
  return messages;
}

async function read(locale: string): Promise<Messages> {
  for (const name of [locale, new Intl.Locale(locale).language, sourceLocale]) {
    const found = await messagesIn(name).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`messages/${sourceLocale}.json is missing.`);
}

/** Rejects where there is no such file; async, because a bundle throws at once where Node's promise is rejected. */
async function messagesIn(name: string): Promise<Messages> {
  const { default: messages } = (await import(`../messages/${name}.json`)) as { default: Messages };
  return messages;
}
