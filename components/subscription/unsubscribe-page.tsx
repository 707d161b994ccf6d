import { useTranslations } from 'next-intl';
import { OwnForm } from './own-form.tsx';
import { OwnPage } from './own-page.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

interface Props {
  readonly publication: string;
  /** Whether there is a newsletter to end, it was ended, or there never was one. */
  readonly state: 'receiving' | 'ended' | 'nothing';
  readonly unsubscribe: OwnAction;
  /** The way back, where there is one. */
  readonly back?: { readonly text: string; readonly action: OwnAction } | undefined;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
  readonly news?: string | undefined;
}

/** One button that ends the newsletter and, once it is ended, the way back. */
export function UnsubscribePage({ publication, state, unsubscribe, back, fields, words, news }: Props) {
  const t = useTranslations('subscription');
  if (state === 'receiving') {
    return (
      <OwnPage title={t('unsubscribe.title')} news={news}>
        <p className="mt-4 text-lg">{t('unsubscribe.text', { publication })}</p>
        <OwnForm id="unsubscribe" action={unsubscribe} fields={fields} words={words} className="mt-8 font-ui">
          <button type="submit" className="button-strong">
            {t('unsubscribe.button')}
          </button>
        </OwnForm>
        <p className="mt-8 text-muted">{t('unsubscribe.pause')}</p>
      </OwnPage>
    );
  }
  const ended = state === 'ended';
  return (
    <OwnPage title={ended ? t('unsubscribe.done') : t('unsubscribe.nothing')} news={news}>
      <p className="mt-4 text-lg">
        {ended ? t('unsubscribe.doneText', { publication }) : t('unsubscribe.nothingText', { publication })}
      </p>
      {back && (
        <section aria-labelledby="back" className="own-part">
          <h2 id="back">{t('back.title')}</h2>
          <p className="mb-4 text-muted">{back.text}</p>
          <OwnForm id="come-back" action={back.action} fields={fields} words={words}>
            <button type="submit" className="button">
              {t('back.button')}
            </button>
          </OwnForm>
        </section>
      )}
    </OwnPage>
  );
}
