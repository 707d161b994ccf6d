import { useTranslations } from 'next-intl';
import { OwnForm } from './own-form.tsx';
import { OwnPage } from './own-page.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

interface Props {
  readonly text: string;
  readonly freshLink: OwnAction;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
}

/** A link to the eBook is over; a new one is a press away. */
export function FreshLinkPage({ text, freshLink, fields, words }: Props) {
  const t = useTranslations('subscription.download');
  return (
    <OwnPage title={t('expired')}>
      <p className="mt-4 text-lg">{text}</p>
      <OwnForm id="fresh-link" action={freshLink} fields={fields} words={words} className="mt-8 font-ui">
        <button type="submit" className="button-strong">
          {t('fresh')}
        </button>
      </OwnForm>
    </OwnPage>
  );
}
