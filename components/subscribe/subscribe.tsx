import { useTranslations } from 'next-intl';
import { SubscribeForm } from './subscribe-form.tsx';
import { Translated } from './translated.tsx';
import type { SubscribeFormView } from './views.ts';

/** The form of the newsletter's own page, or why there is none. */
export function Subscribe({ form }: { readonly form: SubscribeFormView | undefined }) {
  const t = useTranslations('subscribe');
  return (
    <div className="mt-6">
      {form ? (
        <Translated>
          <SubscribeForm form={form} />
        </Translated>
      ) : (
        <p className="notice">{t('unavailable')}</p>
      )}
    </div>
  );
}
