import { useTranslations } from 'next-intl';
import { SubscribeForm } from './subscribe-form.tsx';
import { Translated } from './translated.tsx';
import type { SubscribeFormView } from './views.ts';

/** The form with which one asks for an eBook; nothing in a publication that can send none. */
export function EbookRequest({ form }: { readonly form: SubscribeFormView | undefined }) {
  const t = useTranslations('subscribe');
  if (!form) return null;
  return (
    <section aria-labelledby="request" className="subscribe-block">
      <h2 id="request" className="font-head text-2xl leading-heading">
        {t('ebookTitle')}
      </h2>
      <div className="mt-4">
        <Translated>
          <SubscribeForm form={form} />
        </Translated>
      </div>
    </section>
  );
}
