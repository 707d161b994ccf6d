import { useTranslations } from 'next-intl';
import { Picture } from '../picture/picture.tsx';
import { Prose } from './blocks.tsx';
import type { AuthorView } from './views.ts';

export function AuthorCard({ author }: { readonly author: AuthorView }) {
  const t = useTranslations('article');
  return (
    <div className="mt-5 flex gap-4">
      {author.portrait && (
        <div className="w-20 shrink-0">
          <Picture
            picture={{ ...author.portrait, alt: '' }}
            sizes="5rem"
            className="aspect-square w-full rounded-full object-cover"
          />
        </div>
      )}
      <div>
        <h3 className="font-head text-lg">
          <a href={author.href} className="hover:underline">
            {author.name}
          </a>
        </h3>
        <p className="font-ui text-sm text-muted">{author.role}</p>
        <div className="mt-2 text-base">
          <Prose tree={author.biography} />
        </div>
        <p className="mt-2 font-ui text-sm print:hidden">
          <a href={author.href} className="link">
            {t('moreBy', { author: author.name })}
          </a>
        </p>
      </div>
    </div>
  );
}
