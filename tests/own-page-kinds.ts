import { addressOf, type PageKind } from './page-kinds.ts';
import { addSubscriber, issueToken, ownPath, type TestSubscriber } from './subscribers.ts';

/** Every kind of page that is a subscriber's own, behind the links of her mails. */
export const ownPageKinds = ['confirm', 'address', 'preferences', 'unsubscribe', 'download'] as const;

export type OwnPageKind = (typeof ownPageKinds)[number];

/** True for a page that no other reader can open. */
export function isOwn(kind: PageKind | OwnPageKind): kind is OwnPageKind {
  return ownPageKinds.some((own) => own === kind);
}

/** The server that all tests share. */
const server = { data: process.env.BROADSHEET_TEST_DATA ?? '' };
const subscribers = new Map<string, Promise<TestSubscriber>>();

/** Somebody who reads the newsletter in a locale. Looking at her pages changes nothing, so each worker needs one. */
function subscriberIn(locale: string): Promise<TestSubscriber> {
  const known = subscribers.get(locale) ?? addSubscriber(server, locale);
  subscribers.set(locale, known);
  return known;
}

/** An address of each kind, in a locale; for a page of somebody's own with a link that works. */
export async function openAddressOf(kind: PageKind | OwnPageKind, locale: string): Promise<string> {
  if (!isOwn(kind)) return addressOf(kind, locale);
  const { id, preferencesToken, unsubscribeToken, ebookToken } = await subscriberIn(locale);
  switch (kind) {
    case 'confirm': {
      const detail = JSON.stringify({ newsletter: true, ebook: 'working-with-ai', locale });
      return ownPath(locale, 'confirm', await issueToken(server, id, { purpose: 'confirm', detail }));
    }
    case 'address': {
      const detail = `new.${id}@example.org`;
      return ownPath(locale, 'address', await issueToken(server, id, { purpose: 'change-address', detail }));
    }
    case 'preferences':
      return ownPath(locale, 'preferences', preferencesToken);
    case 'unsubscribe':
      return ownPath(locale, 'unsubscribe', unsubscribeToken);
    default:
      return ownPath(locale, 'ebooks', ebookToken);
  }
}
