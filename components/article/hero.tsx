import { useTranslations } from 'next-intl';
import { Picture } from '../picture/picture.tsx';
import type { HeroView } from './views.ts';

export function Hero({ hero }: { readonly hero: HeroView }) {
  const t = useTranslations('article');
  return (
    <figure className="hero">
      <Picture picture={hero.picture} sizes="(min-width: 66rem) 64rem, 100vw" className="h-auto w-full" first />
      {(hero.caption || hero.credit) && (
        <figcaption className="caption">
          {hero.caption} {hero.credit && <span className="credit">{t('credit', { credit: hero.credit })}</span>}
        </figcaption>
      )}
    </figure>
  );
}
