/** A picture in the sizes that it is served in. */
export interface PictureView {
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`: fills the place until the picture is there. */
  readonly colour: string;
  readonly avif: string;
  /** One address, for browsers without AVIF. */
  readonly fallback: string;
}

interface Props {
  readonly picture: PictureView;
  /** The `sizes` attribute: how wide the layout shows it. */
  readonly sizes: string;
  /** The picture that paints first is asked for at once. */
  readonly first?: boolean;
  readonly className?: string;
}

export function Picture({ picture, sizes, first = false, className = '' }: Props) {
  const ground = `ground-${picture.colour.slice(1)}`;
  return (
    <>
      {/* A style element is hashed into the policy; an attribute could not be. */}
      <style href={ground} precedence="picture">{`.${ground}{background-color:${picture.colour}}`}</style>
      <picture>
        <source type="image/avif" srcSet={picture.avif} sizes={sizes} />
        <img
          src={picture.fallback}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading={first ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : 'low'}
          decoding={first ? 'sync' : 'async'}
          className={`${ground} ${className}`}
        />
      </picture>
    </>
  );
}
