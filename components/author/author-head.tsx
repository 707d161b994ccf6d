import { useTranslations } from 'next-intl';
import { Prose } from '../article/blocks.tsx';
import type { AuthorView } from '../article/views.ts';
import type { LinkView } from '../page/views.ts';
import { Picture } from '../picture/picture.tsx';

/** Who an author is. */
export function AuthorHead({ author, links }: { readonly author: AuthorView; readonly links: readonly LinkView[] }) {
  const t = useTranslations('list');
  return (
    <div className="mt-4 flex flex-wrap gap-6">
      {author.portrait && (
        <div className="w-32">
          <Picture
            picture={{ ...author.portrait, alt: '' }}
            sizes="8rem"
            className="aspect-square w-full object-cover"
            first
          />
        </div>
      )}
      <div className="max-w-xl flex-1 basis-72">
        <p className="font-ui text-sm text-muted">{author.role}</p>
        <div className="mt-2 text-lg">
          <Prose tree={author.biography} />
        </div>
        {links.length > 0 && (
          <nav aria-label={t('links', { author: author.name })} className="mt-3 font-ui text-sm">
            <ul className="flex flex-wrap gap-x-4">
              {links.map((link) => (
                <li key={link.href}>
                  <a href={link.href} rel="me" className="link inline-block py-1">
                    {link.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </div>
  );
}
