import { negotiateLocale } from '../../../../i18n/negotiate.ts';
import { pathOf } from '../../../../publication/addresses.ts';
import { holderOf, unsubscribe } from '../../../../subscriptions/preferences.ts';
import { composition } from '../../../_composition.ts';
import { logOf } from '../../../_log.ts';
import { wordsIn } from '../../../_mail-props.ts';
import { plainAnswer, privateHeaders, tryAgainLater } from '../../../_private-answer.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ token: string }>;
}

/** One-click leave from the header of a mail (RFC 8058): no cookie, no redirect, effective at once. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const { stores, keys } = composition();
  const now = Date.now();
  try {
    const { subscriptions: store } = stores.get();
    const holder = await holderOf('unsubscribe', token, { store, keys }, now);
    if (holder.ok) await unsubscribe(holder.subscriber.id, 'list-unsubscribe', store, now);
    else if (holder.reason !== 'gone') return plainAnswer(404, 'This link is not complete, or not one of ours.');
    return plainAnswer(200, 'You are unsubscribed.');
  } catch (error) {
    logOf('subscriptions')('error', 'Somebody could not unsubscribe by a header.', { reason: reasonOf(error) });
    return tryAgainLater();
  }
}

/** A person, or a program that opens every link of a mail: nothing changes, and the page with the button is shown. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const locale = (await ownLocale(token)) ?? localeOf(request);
  const path = pathOf(
    locale,
    { kind: 'subscription', step: 'unsubscribe', token },
    wordsIn(composition().words, locale),
  );
  return new Response(null, { status: 303, headers: { ...privateHeaders, Location: path } });
}

/** The subscriber's own locale, where it can be told. */
async function ownLocale(token: string): Promise<string | undefined> {
  const { archive, stores, keys } = composition();
  const open = stores.current();
  if (!open) return undefined;
  try {
    const holder = await holderOf('unsubscribe', token, { store: open.subscriptions, keys }, Date.now());
    const locale = holder.ok ? holder.subscriber.locale : undefined;
    return archive.documents.config.locales.find((tag) => tag === locale);
  } catch (error) {
    logOf('subscriptions')('error', 'A subscriber’s language could not be looked up.', { reason: reasonOf(error) });
    return undefined;
  }
}

function localeOf(request: Request): string {
  const { locales, defaultLocale } = composition().archive.documents.config;
  return negotiateLocale(request.headers.get('accept-language'), locales, defaultLocale);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
