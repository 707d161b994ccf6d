import type { HeroView } from '../../components/article/views.ts';
import type { PictureView } from '../../components/picture/picture.tsx';
import { mediaAddress, sourcesOf } from '../../publication/media-address.ts';
import type { Hero, Picture } from '../../publication/model.ts';

/** A picture as components show it. @param widest leaves out wider ones, in pixels */
export function pictureView(picture: Picture, alt: string, widest = Number.POSITIVE_INFINITY): PictureView {
  const sources = sourcesOf(picture).filter(({ width }) => width <= widest);
  const avif = sources.map((source) => `${source.avif} ${source.width}w`);
  return {
    alt,
    width: picture.width,
    height: picture.height,
    colour: picture.colour,
    avif: avif.join(', '),
    fallback: mediaAddress(picture, 750, 'jpg'),
  };
}

/** The picture of an article's head. */
export function heroView(hero: Hero): HeroView {
  return { picture: pictureView(hero.picture, hero.alt), caption: hero.caption, credit: hero.credit };
}
