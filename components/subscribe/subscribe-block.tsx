import { SubscribeForm } from './subscribe-form.tsx';
import { Translated } from './translated.tsx';
import type { OfferView } from './views.ts';

/** The newsletter, offered where a text ends. */
export function SubscribeBlock({ offer }: { readonly offer: OfferView }) {
  return (
    <section aria-labelledby="newsletter-offer" className="subscribe-block">
      <h2 id="newsletter-offer" className="font-head text-2xl leading-heading">
        {offer.slogan}
      </h2>
      <p className="mt-1 text-muted">{offer.pitch}</p>
      <div className="mt-4">
        <Translated>
          <SubscribeForm form={offer.form} />
        </Translated>
      </div>
    </section>
  );
}
