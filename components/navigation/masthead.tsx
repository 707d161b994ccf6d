import type { SiteView } from '../page/views.ts';

export function Masthead({ site }: { readonly site: SiteView }) {
  return (
    <a href={site.home} className="masthead flex items-center gap-2 md:gap-3">
      {site.logo && (
        <span
          className="logo shrink-0 text-accent"
          aria-hidden="true"
          dangerouslySetInnerHTML={{ __html: site.logo }}
        />
      )}
      <span>{site.name}</span>
    </a>
  );
}
