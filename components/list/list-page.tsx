import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '../card/card.tsx';
import { Breadcrumb } from '../navigation/breadcrumb.tsx';
import { Pager } from '../navigation/pager.tsx';
import type { CardView, LinkView } from '../page/views.ts';

interface Props {
  readonly breadcrumb: readonly LinkView[];
  readonly kicker?: string | undefined;
  readonly title: string;
  /** What stands below the heading: a description, a biography. */
  readonly head?: ReactNode;
  readonly cards: readonly CardView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  readonly withSection?: boolean;
}

const sizes = '(min-width: 80rem) 23rem, (min-width: 64rem) 30vw, (min-width: 40rem) 46vw, 94vw';

/** A list of texts with its heading: section, topic, author, month. */
export function ListPage(props: Props) {
  const t = useTranslations('list');
  return (
    <div className="wrap">
      <div className="mt-6 border-b border-rule pb-8">
        <Breadcrumb links={props.breadcrumb} />
        {props.kicker && <p className="kicker mt-6">{props.kicker}</p>}
        <h1 className="mt-2 font-head text-4xl leading-heading md:text-5xl">{props.title}</h1>
        {props.head}
        <p className="mt-3 font-ui text-sm text-muted">{t('count', { count: props.total })}</p>
      </div>
      {props.cards.length === 0 ? (
        <p className="mt-8">{t('empty')}</p>
      ) : (
        <ul className="mt-8 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
          {props.cards.map((card) => (
            <li key={card.href}>
              <Card card={card} level={2} sizes={sizes} withSection={props.withSection ?? true} />
            </li>
          ))}
        </ul>
      )}
      <Pager page={props.page} pages={props.pages} hrefOf={props.hrefOf} />
    </div>
  );
}
