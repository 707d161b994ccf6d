import type { CardView, MomentView } from '../../components/page/views.ts';
import { formatDay } from '../../i18n/formats.ts';
import { isoWithOffset } from '../../publication/instant.ts';
import type { Card } from '../../publication/model.ts';
import { pictureView } from './pictures.ts';
import { type Site, sectionLink } from './site.ts';

/** A day as a list shows it. */
export function dayView(instant: number, site: Site, timeZone = site.config.timeZone): MomentView {
  return { iso: isoWithOffset(instant, timeZone), label: formatDay(instant, site.locale, timeZone) };
}

/** The first of the front page is 44rem wide, on a screen of two dots a pixel. */
const widest = 1600;

/** A text as a list shows it. */
export function cardView(card: Card, site: Site): CardView {
  return {
    href: site.href({ kind: 'article', slug: card.slug }),
    title: card.title,
    standfirst: card.standfirst,
    section: sectionLink(site, card.section),
    published: dayView(card.publishedAt, site),
    picture: card.hero && pictureView(card.hero.picture, card.hero.alt, widest),
  };
}
