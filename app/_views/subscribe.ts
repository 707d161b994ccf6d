import { getTranslations } from 'next-intl/server';
import type {
  FormAnswer,
  FormPlace,
  ModalRulesView,
  ModalView,
  OfferView,
  SubscribeFormView,
} from '../../components/subscribe/views.ts';
import type { Ebook, EbookText, modalPages } from '../../publication/model.ts';
import { ask } from '../_actions/ask.ts';
import { composition } from '../_composition.ts';
import { ebookWords, giftOf, named, newsletterWords } from './consent-words.ts';
import { coverView } from './ebook.ts';
import { modalAddress } from './modal-address.ts';
import type { Site } from './site.ts';

/** The newsletter as it is offered; undefined in a publication that cannot send one. */
export async function offerView(site: Site, place: FormPlace, answer?: FormAnswer): Promise<OfferView | undefined> {
  if (!site.config.sender) return undefined;
  const t = await getTranslations({ locale: site.locale, namespace: 'subscribe' });
  const form = { ...formView(site, place, answer), ...(await newsletterWords(site)) };
  return { slogan: t('slogan', named(site)), pitch: t('pitch', named(site)), form };
}

/** The form that asks for an eBook; undefined in a publication that cannot send one. */
export async function ebookFormView(
  site: Site,
  ebook: Ebook,
  text: EbookText,
  answer?: FormAnswer,
): Promise<SubscribeFormView | undefined> {
  if (!site.config.sender) return undefined;
  const answerPage = site.href({ kind: 'ebook', slug: text.slug });
  return { ...formView(site, 'ebook', answer), ...(await ebookWords(site, text)), answerPage, ebook: ebook.id };
}

/** When the window that offers the newsletter opens on a kind of page; undefined where it never does. */
export function modalRules(site: Site, page: (typeof modalPages)[number]): ModalRulesView | undefined {
  const { pages, ...rules } = site.config.modal;
  if (!site.config.sender || !pages.includes(page)) return undefined;
  return { ...rules, document: modalAddress(site.locale) };
}

/** The window itself; undefined in a publication that cannot send a newsletter. */
export async function modalView(site: Site): Promise<ModalView | undefined> {
  const offer = await offerView(site, 'modal');
  const gift = giftOf(site);
  return (
    offer && {
      ...offer,
      styles: composition().assets.modal,
      ebook: gift && {
        cover: await coverView(site, gift.ebook, gift.text, smallWidth),
        page: site.href({ kind: 'ebook', slug: gift.text.slug }),
      },
    }
  );
}

/** The widest picture of a small cover, in pixels. */
const smallWidth = 480;

function formView(site: Site, place: FormPlace, answer: FormAnswer | undefined) {
  return {
    action: ask,
    answerPage: site.view.newsletter,
    locale: site.locale,
    place,
    policies: ['privacy', 'terms'].flatMap((id) =>
      site.archive.documents
        .page(id)
        .filter((page) => page.locale === site.locale)
        .map((page) => ({ name: page.title, href: site.href({ kind: 'page', slug: page.slug }) })),
    ),
    worker: composition().assets.proof,
    answer,
  };
}
