import type { CardView } from '../page/views.ts';
import { Picture } from '../picture/picture.tsx';
import { Kicker } from './kicker.tsx';

interface Props {
  readonly card: CardView;
  /** Level of the heading: one below what stands above. */
  readonly level: 2 | 3;
  /** `sizes` of the picture; without it no picture is shown. */
  readonly sizes?: string | undefined;
  readonly withSection?: boolean;
  readonly withStandfirst?: boolean;
  /** Text beside the picture where there is room: a card that has a row for itself. */
  readonly isAlone?: boolean;
}

/** A text in a list. The headline's link covers the card, so that there is one way to the article, not three. */
export function Card({ card, level, sizes, withSection = true, withStandfirst = true, isAlone = false }: Props) {
  const Heading = `h${level}` as const;
  return (
    <article className={isAlone ? 'card grid gap-x-8 sm:grid-cols-2' : 'card'}>
      {sizes && card.picture && (
        <Picture picture={{ ...card.picture, alt: '' }} sizes={sizes} className="mb-3 aspect-3/2 w-full object-cover" />
      )}
      <div>
        {withSection && <Kicker link={card.section} />}
        <Heading className="font-head text-xl leading-heading">
          <a href={card.href} className="cover">
            {card.title}
          </a>
        </Heading>
        {withStandfirst && <p className="mt-2 text-muted">{card.standfirst}</p>}
        <p className="mt-2 font-ui text-xs text-muted">
          <time dateTime={card.published.iso}>{card.published.label}</time>
        </p>
      </div>
    </article>
  );
}

/** The first article of the front page. */
export function LeadCard({ card }: { readonly card: CardView }) {
  return (
    <article className="card grid items-center gap-5 lg:grid-cols-12 lg:gap-10">
      {card.picture && (
        <div className="lg:col-span-7">
          <Picture
            picture={{ ...card.picture, alt: '' }}
            sizes="(min-width: 80rem) 44rem, (min-width: 64rem) 56vw, 94vw"
            className="aspect-3/2 w-full object-cover"
            first
          />
        </div>
      )}
      <div className="lg:col-span-5">
        <Kicker link={card.section} />
        <h2 className="font-head text-3xl leading-heading md:text-4xl xl:text-5xl">
          <a href={card.href} className="cover">
            {card.title}
          </a>
        </h2>
        <p className="mt-4 text-lg text-muted">{card.standfirst}</p>
        <p className="mt-3 font-ui text-xs text-muted">
          <time dateTime={card.published.iso}>{card.published.label}</time>
        </p>
      </div>
    </article>
  );
}
