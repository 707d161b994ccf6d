import { loadMessages, type Messages } from './messages.ts';

/** The words of a locale's addresses. */
export function loadPathWords(locale: string): Promise<Messages['paths']> {
  return loadMessages(locale).then((messages) => messages.paths);
}
