/** The parts of schema.org (https://schema.org/docs/schemas.html) that the site speaks; `undefined` is not written. */

interface Thing<Type extends string> {
  readonly '@context': string;
  readonly '@type': Type;
}

interface ImageObject {
  readonly '@type': 'ImageObject';
  readonly url: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

interface OrganizationReference {
  readonly '@type': 'NewsMediaOrganization';
  readonly '@id': string;
  readonly name: string;
  readonly url: string;
}

interface PersonReference {
  readonly '@type': 'Person';
  readonly name: string;
  readonly url?: string | undefined;
}

interface WorkReference {
  readonly '@type': 'NewsArticle';
  readonly '@id': string;
  readonly url: string;
  readonly inLanguage: string;
}

export interface OrganizationLd extends Thing<'NewsMediaOrganization'> {
  readonly '@id': string;
  readonly name: string;
  readonly url: string;
  readonly logo?: ImageObject | undefined;
  readonly sameAs?: readonly string[] | undefined;
  readonly email?: string | undefined;
}

export interface PersonLd extends Thing<'Person'> {
  readonly '@id': string;
  readonly name: string;
  readonly url: string;
  readonly jobTitle?: string | undefined;
  readonly description?: string | undefined;
  readonly image?: string | undefined;
  readonly sameAs?: readonly string[] | undefined;
  readonly worksFor?: OrganizationReference | undefined;
}

export interface BookLd extends Thing<'Book'> {
  readonly '@id': string;
  readonly url: string;
  readonly name: string;
  readonly alternativeHeadline?: string | undefined;
  readonly description: string;
  readonly image: string;
  readonly inLanguage: string;
  readonly bookFormat: 'https://schema.org/EBook';
  readonly numberOfPages?: number | undefined;
  readonly datePublished: string;
  readonly author: readonly PersonReference[];
  readonly publisher: OrganizationReference;
  readonly isAccessibleForFree: true;
  readonly translationOfWork?: BookReference | undefined;
  readonly workTranslation?: readonly BookReference[] | undefined;
}

export interface BookReference {
  readonly '@type': 'Book';
  readonly '@id': string;
  readonly url: string;
  readonly inLanguage: string;
}

export interface NewsArticleLd extends Thing<'NewsArticle'> {
  readonly '@id': string;
  readonly url: string;
  readonly mainEntityOfPage: string;
  readonly headline: string;
  readonly description: string;
  readonly image?: readonly string[] | undefined;
  readonly datePublished: string;
  readonly dateModified: string;
  readonly author: readonly PersonReference[];
  readonly publisher: OrganizationReference & { readonly logo?: ImageObject | undefined };
  readonly inLanguage: string;
  readonly isAccessibleForFree: boolean;
  readonly articleSection: string;
  readonly keywords?: readonly string[] | undefined;
  readonly wordCount?: number | undefined;
  readonly translationOfWork?: WorkReference | undefined;
  readonly workTranslation?: readonly WorkReference[] | undefined;
  readonly translator?: PersonReference | undefined;
  readonly creditText?: string | undefined;
  readonly correction?:
    | { readonly '@type': 'CorrectionComment'; readonly text: string; readonly datePublished?: string | undefined }
    | undefined;
}

export interface BreadcrumbListLd extends Thing<'BreadcrumbList'> {
  readonly itemListElement: readonly {
    readonly '@type': 'ListItem';
    readonly position: number;
    readonly name: string;
    readonly item?: string | undefined;
  }[];
}

export interface WebSiteLd extends Thing<'WebSite'> {
  readonly '@id': string;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly inLanguage: string;
  readonly publisher: OrganizationReference;
  readonly potentialAction: {
    readonly '@type': 'SearchAction';
    readonly target: { readonly '@type': 'EntryPoint'; readonly urlTemplate: string };
    readonly 'query-input': string;
  };
}

export interface CollectionPageLd extends Thing<'CollectionPage'> {
  readonly '@id': string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly url: string;
  readonly inLanguage: string;
  readonly isPartOf: { readonly '@type': 'WebSite'; readonly '@id': string; readonly url: string };
  readonly mainEntity: {
    readonly '@type': 'ItemList';
    readonly numberOfItems: number;
    readonly itemListElement: readonly {
      readonly '@type': 'ListItem';
      readonly position: number;
      readonly name: string;
      readonly url: string;
    }[];
  };
}
