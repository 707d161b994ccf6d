import type { LinkView } from '../page/views.ts';

/** The line above a headline: where the text belongs. */
export function Kicker({ link }: { readonly link: LinkView }) {
  return (
    <p className="kicker">
      <a href={link.href}>{link.name}</a>
    </p>
  );
}
