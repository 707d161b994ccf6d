import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Prose } from '../article/blocks.tsx';
import { Kicker } from '../card/kicker.tsx';
import { Picture } from '../picture/picture.tsx';
import type { EditionCardView, EditionEntryView, EditionView } from './views.ts';

interface Props {
  readonly edition: EditionView;
  /** Where one subscribes. */
  readonly subscribe?: ReactNode;
}

/** An edition of the newsletter as a page of the site. */
export function EditionPage({ edition, subscribe }: Props) {
  const t = useTranslations('newsletter');
  const { earlier, later } = edition;
  return (
    <div className="wrap">
      <div className="column mt-10">
        <p className="kicker">
          <a href={edition.all}>{t('title')}</a>
        </p>
        <h1 className="font-head text-4xl leading-heading md:text-5xl">{edition.subject}</h1>
        <p className="mt-4 text-lg text-muted">{edition.preheader}</p>
        <p className="mt-3 border-b border-rule pb-6 font-ui text-xs text-muted">
          <time dateTime={edition.published.iso}>{t('editionOf', { date: edition.published.label })}</time>
        </p>
        {edition.greeting && (
          <div className="mt-8">
            <Prose tree={edition.greeting} />
          </div>
        )}
        <ul className="mt-10 border-t-4 border-double border-rule">
          {edition.entries.map((entry) => (
            <li key={entry.card.href} className="border-b border-rule py-8">
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
        {subscribe}
        <nav aria-label={t('neighbours')} className="mt-10 grid gap-6 font-ui text-sm sm:grid-cols-2">
          {earlier && <Neighbour label={t('earlier')} edition={earlier} />}
          {later && <Neighbour label={t('later')} edition={later} />}
          <p className="sm:col-span-2">
            <a href={edition.all} className="inline-block py-1 underline underline-offset-4">
              {t('all')}
            </a>
          </p>
        </nav>
      </div>
    </div>
  );
}

function Entry({ entry: { card, note, elsewhere } }: { readonly entry: EditionEntryView }) {
  const t = useTranslations('newsletter');
  return (
    <article className="card grid gap-5 sm:grid-cols-[14rem_1fr]">
      {card.picture && (
        <Picture
          picture={{ ...card.picture, alt: '' }}
          sizes="(min-width: 40rem) 14rem, 94vw"
          className="aspect-3/2 w-full object-cover"
        />
      )}
      <div>
        <Kicker link={card.section} />
        <h2 className="font-head text-xl leading-heading md:text-2xl">
          <a
            href={card.href}
            className="cover"
            {...(elsewhere && { lang: elsewhere.locale, hrefLang: elsewhere.locale, dir: elsewhere.direction })}
          >
            {card.title}
          </a>
        </h2>
        {elsewhere ? (
          <p className="mt-2 font-ui text-sm text-muted">{t('elsewhere', { language: elsewhere.language })}</p>
        ) : (
          <p className="mt-2 text-muted">{card.standfirst}</p>
        )}
        {note && <p className="mt-2 font-ui text-xs text-muted">{note}</p>}
      </div>
    </article>
  );
}

function Neighbour({ label, edition }: { readonly label: string; readonly edition: EditionCardView }) {
  return (
    <p>
      <span className="block text-muted">{label}</span>
      <a href={edition.href} className="inline-block py-1 underline underline-offset-4">
        {edition.subject}
      </a>
    </p>
  );
}
