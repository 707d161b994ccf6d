import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache, type ReactNode } from 'react';
import { MessagePage } from '../../components/page/message-page.tsx';
import { Page } from '../../components/page/page.tsx';
import { formatWeekday } from '../../i18n/formats.ts';
import type { SubscriptionPlace, SubscriptionStep } from '../../publication/addresses.ts';
import { weekdays } from '../../publication/model.ts';
import { confirmationLifetime } from '../../subscriptions/ask.ts';
import { rightPurpose } from '../../subscriptions/right-page.ts';
import { answerWith } from '../_composition.ts';
import { attempt, subscriptionPorts } from '../_subscription.ts';
import { localeLinks, type Site, siteIn } from './site.ts';

interface OwnProps {
  readonly params: Promise<{ locale: string; token: string; news?: string }>;
}

/** Why a link does not do what it should. */
export type LinkProblem = 'altered' | 'unknown' | 'gone' | 'expired' | 'failed';

/** How long links that confirm something work, in hours. */
export const confirmationHours = confirmationLifetime / 3_600_000;

/** What messages about the newsletter name: the publication, and the day of the week on which it comes. */
export function newsletterNames(site: Site) {
  const weekday = formatWeekday(weekdays.indexOf(site.config.newsletter.day), site.locale);
  return { publication: site.view.name, weekday };
}

/** What a link leads to: what its page shows, or a message in place of it. */
type Look<Found> = { readonly title: string; readonly found: Found } | { readonly message: OwnMessage };

interface OwnRoute<Found> {
  readonly step: SubscriptionStep;
  /** Finds what the link is about. Called once for the page and its metadata. */
  readonly look: (site: Site, token: string) => Promise<Look<Found>>;
  readonly show: (page: OwnPageParts<Found>) => Promise<ReactNode>;
}

interface OwnPageParts<Found> {
  readonly site: Site;
  readonly title: string;
  readonly found: Found;
  /** What the page's forms send along. */
  readonly fields: { readonly token: string; readonly locale: string };
  /** What the last part of the address names: something that has just been done. */
  readonly done: string | undefined;
  /** Says that the form of an earlier build did nothing; undefined when there was none. */
  readonly outdated: string | undefined;
}

/** A page behind a link of a mail, with its metadata: both from one look at what the link is about. */
export function ownRoute<Found>({ step, look, show }: OwnRoute<Found>) {
  const lookOnce = cache(async (locale: string, token: string) => {
    const site = await siteIn(locale);
    return { site, looked: await look(site, token) };
  });
  return {
    metadata: async ({ params }: OwnProps): Promise<Metadata> => {
      const { locale, token } = await params;
      const { site, looked } = await lookOnce(locale, token);
      return ownMetadata(site, 'message' in looked ? looked.message.title : looked.title);
    },
    page: async ({ params }: OwnProps) => {
      const { locale, token, news: done } = await params;
      setRequestLocale(locale);
      const { site, looked } = await lookOnce(locale, token);
      const place = { kind: 'subscription', step, token } as const;
      if ('message' in looked) return <OwnMessagePage site={site} place={place} message={looked.message} />;
      const outdated = await outdatedNotice(site);
      return (
        <OwnSitePage site={site} place={place}>
          {await show({ site, ...looked, fields: { token, locale }, done, outdated })}
        </OwnSitePage>
      );
    },
  };
}

/** Found by no search engine. */
export function ownMetadata(site: Site, title: string): Metadata {
  return {
    title: `${title}${site.language.titleSeparator}${site.view.name}`,
    robots: { index: false, follow: false },
  };
}

/** A page of somebody's own subscription, with the site around it. The other languages lead to the same page. */
function OwnSitePage({ site, place, children }: OwnSitePageProps) {
  return (
    <Page site={site.view} locales={localeLinks(site, () => place)}>
      {children}
    </Page>
  );
}

interface OwnSitePageProps {
  readonly site: Site;
  readonly place: SubscriptionPlace;
  readonly children: ReactNode;
}

/** What a page says when its form was made by an earlier build: nothing has happened yet, and everything is still there. */
async function outdatedNotice(site: Site): Promise<string | undefined> {
  if ((await headers()).get('x-broadsheet-render') !== 'outdated-form') return undefined;
  return (await getTranslations({ locale: site.locale, namespace: 'subscription' }))('outdated');
}

/** A message in place of a page: its words, and where it leads. */
export interface OwnMessage {
  readonly title: string;
  readonly text: string;
  readonly way?: { readonly name: string; readonly href: string } | undefined;
}

/** Says what is wrong with a link and what to do, with the status that fits. */
export async function linkProblem(site: Site, token: string, problem: LinkProblem): Promise<OwnMessage> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscription.link' });
  const again = { name: t('again'), href: site.href({ kind: 'newsletter' }) };
  switch (problem) {
    case 'failed':
      await answerWith(503);
      return { title: t('failed'), text: t('failedText') };
    case 'expired':
      await answerWith(410);
      return { title: t('expired'), text: t('expiredText', { hours: confirmationHours }), way: again };
    case 'gone':
      await answerWith(410);
      return { title: t('gone'), text: t('goneText'), way: again };
    default: {
      const step = await rightStep(token);
      await answerWith(404);
      if (step) {
        const way = { name: t('open'), href: site.href({ kind: 'subscription', step, token }) };
        return { title: t('other'), text: t('otherText'), way };
      }
      // One of our random tokens that is no longer known: a later one took its place.
      const once = problem === 'unknown' && token.length === 43;
      return once
        ? { title: t('gone'), text: t('goneText'), way: again }
        : { title: t('altered'), text: t('alteredText'), way: again };
    }
  }
}

const steps = {
  confirm: 'confirm',
  'change-address': 'address',
  preferences: 'preferences',
  unsubscribe: 'unsubscribe',
  ebook: 'ebooks',
} as const satisfies Record<string, SubscriptionStep>;

async function rightStep(token: string): Promise<SubscriptionStep | undefined> {
  const found = await attempt('Finding out what a link is for', () =>
    rightPurpose(token, subscriptionPorts(), Date.now()),
  );
  return found === undefined || found === 'failed' ? undefined : steps[found];
}

/** A page that says one thing. */
export function OwnMessagePage({
  site,
  place,
  message,
  children,
}: Omit<OwnSitePageProps, 'children'> & { readonly message: OwnMessage; readonly children?: ReactNode }) {
  const { title, text, way } = message;
  return (
    <OwnSitePage site={site} place={place}>
      <MessagePage title={title} text={text}>
        {way && (
          <p className="mt-8 font-ui">
            <a href={way.href} className="button">
              {way.name}
            </a>
          </p>
        )}
      </MessagePage>
      {children}
    </OwnSitePage>
  );
}
