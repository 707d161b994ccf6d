import { getTranslations } from 'next-intl/server';
import type { ComponentProps, ReactNode } from 'react';
import { ListPage } from '../../components/list/list-page.tsx';
import type { LinkView } from '../../components/page/views.ts';
import type { Place } from '../../publication/addresses.ts';
import { collectionPage } from '../../publication/json-ld.ts';
import type { Card, Paged } from '../../publication/model.ts';
import { cardView } from './cards.ts';
import { withBreadcrumb } from './json-ld.ts';
import { localeLinks, type Site } from './site.ts';
import { SitePage } from './site-page.tsx';

interface Props {
  readonly site: Site;
  readonly title: string;
  readonly kicker?: string | undefined;
  readonly head?: ReactNode;
  readonly description?: string | undefined;
  readonly list: Paged<Card>;
  /** The place of a page of this list in a locale; undefined where that locale has none. */
  readonly placeIn: (locale: string, page: number) => Place | undefined;
  /** The way from the front page to the list, without the list. */
  readonly way?: readonly LinkView[];
  readonly current?: string | undefined;
  readonly withSection?: boolean;
  /** Which kind of page it is, where the window that offers the newsletter may open. */
  readonly kind?: ComponentProps<typeof SitePage>['kind'];
  /** What else the page is, as JSON-LD. */
  readonly things?: readonly object[];
}

/** A list of texts as a page of its own: section, topic, author, month. */
export async function List(props: Props) {
  const { site, list, placeIn, title } = props;
  const t = await getTranslations({ locale: site.locale, namespace: 'page' });
  const hrefOf = (page: number) => site.href(placeIn(site.locale, page) ?? { kind: 'home' });
  const cards = list.items.map((card) => cardView(card, site));
  const heading = list.page > 1 ? t('titleOfPage', { title, page: list.page }) : title;
  const self = hrefOf(list.page);
  const collection = collectionPage({
    name: heading,
    description: props.description,
    url: site.absolute(self),
    language: site.locale,
    homeUrl: site.absolute(site.view.home),
    items: cards.map((card) => ({ name: card.title, url: site.absolute(card.href) })),
  });
  const way = props.way ?? [];
  const jsonLd = withBreadcrumb(site, [...way, { name: title, href: self }], [collection, ...(props.things ?? [])]);
  return (
    <SitePage
      site={site}
      kind={props.kind}
      locales={localeLinks(site, (locale) => placeIn(locale, 1))}
      current={props.current}
      jsonLd={jsonLd}
    >
      <ListPage
        breadcrumb={[{ name: site.view.name, href: site.view.home }, ...way]}
        kicker={props.kicker}
        title={heading}
        head={props.head}
        cards={cards}
        total={list.total}
        page={list.page}
        pages={list.pages}
        hrefOf={hrefOf}
        withSection={props.withSection ?? true}
      />
    </SitePage>
  );
}

/** The same page of a list in every locale, for hreflang: first pages correspond, later ones do not. */
export function alternatesOf(
  site: Site,
  page: number,
  placeIn: (locale: string, page: number) => Place | undefined,
): Record<string, Place> {
  if (page > 1) return {};
  const entries = site.config.locales.flatMap((locale) => {
    const place = placeIn(locale, 1);
    return place ? [[locale, place] as const] : [];
  });
  return Object.fromEntries(entries);
}
