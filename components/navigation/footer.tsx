import { useTranslations } from 'next-intl';
import type { LinkView, SiteView } from '../page/views.ts';
import { SubscribeForm } from '../subscribe/subscribe-form.tsx';
import { Translated } from '../subscribe/translated.tsx';
import type { OfferView } from '../subscribe/views.ts';

interface Props {
  readonly site: SiteView;
  /** The newsletter, where the foot is to offer it. */
  readonly offer?: OfferView | undefined;
}

export function Footer({ site, offer }: Props) {
  const t = useTranslations('footer');
  const newsletter = useTranslations('newsletter');
  const feeds = [
    { name: t('rss'), href: `${site.home}/feed.xml` },
    { name: t('json'), href: `${site.home}/feed.json` },
  ];
  return (
    <footer className="mt-16 border-t-4 border-double border-rule py-10 font-ui text-sm print:hidden">
      {offer && (
        <section aria-labelledby="foot-offer" className="wrap subscribe-foot">
          <div>
            <h2 id="foot-offer" className="font-head text-xl leading-heading">
              {offer.slogan}
            </h2>
            <p className="mt-1 text-muted">{offer.pitch}</p>
          </div>
          <Translated>
            <SubscribeForm form={offer.form} />
          </Translated>
        </section>
      )}
      <div className="wrap grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="col-span-full lg:col-span-1">
          <p className="font-head text-2xl">{site.name}</p>
          <p className="mt-1 max-w-xs text-muted">{site.tagline}</p>
          <p className="mt-4 text-muted">{t('colophon')}</p>
        </div>
        <Links title={t('sections')} links={site.sections} />
        <Links title={t('publication')} links={[...site.pages, { name: newsletter('title'), href: site.newsletter }]} />
        <Links title={t('follow')} links={[...feeds, ...site.social]} />
      </div>
    </footer>
  );
}

function Links({ title, links }: { readonly title: string; readonly links: readonly LinkView[] }) {
  return (
    <nav aria-label={title}>
      <p className="mb-1 font-semibold">{title}</p>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} className="inline-block py-1 wrap-anywhere hyphens-auto hover:underline">
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
