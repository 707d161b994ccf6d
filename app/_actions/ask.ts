'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { type FormAnswer, formPlaces, type TypedForm } from '../../components/subscribe/views.ts';
import { type Asked, type Asking, answerEvenly, askForSubscription } from '../../subscriptions/ask.ts';
import { clientNetwork } from '../../subscriptions/client-network.ts';
import { composition } from '../_composition.ts';
import { logOf } from '../_log.ts';
import { ebookWords, giftOf, newsletterWords } from '../_views/consent-words.ts';
import { type Site, siteIn } from '../_views/site.ts';
import { typedText } from './typed-text.ts';

/** What a form is made of. Nothing of it is believed but what the reader typed. */
const formSchema = z.object({
  locale: z.string(),
  place: z.enum(formPlaces),
  version: z.string(),
  ebook: z.string().optional(),
  address: typedText,
  newsletter: z.literal('on').optional().catch(undefined),
  subject: typedText,
  proof: z.string().max(4_000).catch(''),
});

type Fields = z.infer<typeof formSchema>;

/** Takes in a form that asks for the newsletter, an eBook or both. */
export async function ask(_before: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const raw = Object.fromEntries(form);
  const fields = formSchema.safeParse(raw);
  const typed: TypedForm = { address: typedText.parse(raw.address), newsletter: raw.newsletter === 'on' };
  const asking = fields.success ? await readAsking(fields.data) : undefined;
  if (!asking) return { outcome: 'outdated', typed };
  const asked = await answerEvenly(() => askOrFail(asking));
  return asked.outcome === 'requested' ? { outcome: 'requested', typed } : { ...asked, typed };
}

/** What is asked for; undefined when the form does not hold the words that the site says now. */
async function readAsking(fields: Fields): Promise<Asking | undefined> {
  const { locale, place, address, subject, proof } = fields;
  if (!composition().archive.documents.config.locales.includes(locale)) return undefined;
  const site = await siteIn(locale);
  const wanted = place === 'ebook' ? await ebookAsked(site, fields) : await newsletterAsked(site);
  if (wanted?.version !== fields.version) return undefined;
  const from = await headers();
  return {
    typed: address,
    locale,
    wishes: wanted.wishes,
    shown: { text: wanted.text, version: wanted.version },
    source: `${pathOn(composition().siteUrl, from) ?? site.view.newsletter}#${place}`,
    client: clientNetwork(from.get('x-forwarded-for') ?? ''),
    trap: subject,
    proof,
  };
}

async function newsletterAsked(site: Site) {
  const { gift, consent, version } = await newsletterWords(site);
  const wishes = { newsletter: true, ebook: giftOf(site)?.ebook.id };
  return { wishes, version, text: [gift, consent].filter(Boolean).join('\n') };
}

async function ebookAsked(site: Site, fields: Fields) {
  const ebook = site.archive.documents.ebook(fields.ebook ?? '');
  const book = ebook?.texts[site.locale];
  if (!ebook || !book) return undefined;
  const { consent, box, version } = await ebookWords(site, book);
  const newsletter = fields.newsletter === 'on';
  return { wishes: { newsletter, ebook: ebook.id }, version, text: `${consent}\n[${newsletter ? 'x' : ' '}] ${box}` };
}

/** The path of the page on which the form stood, if the browser tells it. */
function pathOn(siteUrl: string, from: Headers): string | undefined {
  const referrer = URL.parse(from.get('referer') ?? '');
  const isOurs = referrer?.origin === siteUrl || referrer?.host === from.get('host');
  return referrer && isOurs ? referrer.pathname.slice(0, 500) : undefined;
}

async function askOrFail(asking: Asking): Promise<Asked> {
  const { stores, letters, proofs, keys } = composition();
  try {
    const store = stores.get().subscriptions;
    return await askForSubscription(asking, { store, letters, proofs, keys }, Date.now());
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    logOf('subscriptions')('error', `A form could not be taken in: ${reason}`);
    return { outcome: 'refused', problem: 'failed' };
  }
}
