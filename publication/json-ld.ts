import { isoWithOffset } from './instant.ts';
import type {
  BreadcrumbListLd,
  CollectionPageLd,
  NewsArticleLd,
  OrganizationLd,
  PersonLd,
  WebSiteLd,
} from './json-ld-types.ts';

const context = 'https://schema.org';

/** Google cuts headlines that are longer. */
export const longestHeadline = 110;

export interface PublisherInput {
  readonly name: string;
  readonly url: string;
  readonly logo?: { readonly url: string; readonly width?: number; readonly height?: number } | undefined;
  /** Its accounts elsewhere. */
  readonly sameAs?: readonly string[] | undefined;
  readonly email?: string | undefined;
}

/** Who publishes. */
export function newsMediaOrganization(input: PublisherInput): OrganizationLd {
  return {
    '@context': context,
    '@type': 'NewsMediaOrganization',
    '@id': `${input.url}#organization`,
    name: input.name,
    url: input.url,
    logo: input.logo && { '@type': 'ImageObject', ...input.logo },
    sameAs: someOf(input.sameAs),
    email: input.email,
  };
}

export interface PersonInput {
  readonly name: string;
  readonly url: string;
  readonly jobTitle?: string | undefined;
  readonly description?: string | undefined;
  readonly image?: string | undefined;
  readonly sameAs?: readonly string[] | undefined;
  readonly publisher?: PublisherInput | undefined;
}

/** Somebody who writes. */
export function person(input: PersonInput): PersonLd {
  return {
    '@context': context,
    '@type': 'Person',
    '@id': `${input.url}#person`,
    name: input.name,
    url: input.url,
    jobTitle: input.jobTitle || undefined,
    description: input.description || undefined,
    image: input.image,
    sameAs: someOf(input.sameAs),
    worksFor: input.publisher && organizationReference(input.publisher),
  };
}

/** The same article in another language. */
export interface OtherText {
  readonly url: string;
  readonly language: string;
}

export interface NewsArticleInput {
  readonly url: string;
  readonly headline: string;
  readonly description: string;
  /** The picture, cut for search engines; each at least 1200 pixels wide. */
  readonly images?:
    | { readonly square: string; readonly fourToThree: string; readonly sixteenToNine: string }
    | undefined;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  readonly updatedAt?: number | undefined;
  /** The publication's zone: dates carry its offset. */
  readonly timeZone: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  /** A BCP 47 tag. */
  readonly language: string;
  readonly section: string;
  readonly keywords: readonly string[];
  readonly publisher: PublisherInput;
  /** The original, when this text is a translation. */
  readonly translationOf?: OtherText | undefined;
  /** The translations, when this text is the original. */
  readonly translations?: readonly OtherText[] | undefined;
  /** Who made or reviewed the translation. */
  readonly translator?: { readonly name: string; readonly url?: string | undefined } | undefined;
  /** How the translation was made, as readers are told. */
  readonly creditText?: string | undefined;
  readonly correction?: { readonly text: string; readonly at?: number | undefined } | undefined;
  readonly wordCount?: number | undefined;
}

/** A text (https://developers.google.com/search/docs/appearance/structured-data/article). */
export function newsArticle(input: NewsArticleInput): NewsArticleLd {
  const date = (instant: number) => isoWithOffset(instant, input.timeZone);
  const { images, correction, translator, publisher } = input;
  return {
    '@context': context,
    '@type': 'NewsArticle',
    '@id': articleId(input.url),
    url: input.url,
    mainEntityOfPage: input.url,
    headline: shortened(input.headline, longestHeadline, input.language),
    description: input.description,
    image: images && [images.square, images.fourToThree, images.sixteenToNine],
    datePublished: date(input.publishedAt),
    dateModified: date(input.updatedAt ?? input.publishedAt),
    author: input.authors.map(({ name, url }) => ({ '@type': 'Person', name, url })),
    publisher: {
      ...organizationReference(publisher),
      logo: publisher.logo && { '@type': 'ImageObject', ...publisher.logo },
    },
    inLanguage: input.language,
    isAccessibleForFree: true,
    articleSection: input.section,
    keywords: someOf(input.keywords),
    wordCount: input.wordCount,
    translationOfWork: input.translationOf && workReference(input.translationOf),
    workTranslation: someOf(input.translations?.map(workReference)),
    translator: translator && { '@type': 'Person', name: translator.name, url: translator.url },
    creditText: input.creditText,
    correction: correction && {
      '@type': 'CorrectionComment',
      text: correction.text,
      datePublished: correction.at === undefined ? undefined : date(correction.at),
    },
  };
}

/** The way from the front page to here; the last step may have no address. */
export function breadcrumbList(
  steps: readonly { readonly name: string; readonly url?: string | undefined }[],
): BreadcrumbListLd {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}

export interface WebSiteInput {
  readonly name: string;
  readonly description: string;
  /** The front page in this language. */
  readonly url: string;
  readonly language: string;
  /** The search page, without its query. */
  readonly searchUrl: string;
  readonly publisher: PublisherInput;
}

/** The site in one language, and how it is searched. */
export function webSite(input: WebSiteInput): WebSiteLd {
  return {
    '@context': context,
    '@type': 'WebSite',
    '@id': siteId(input.url),
    name: input.name,
    description: input.description,
    url: input.url,
    inLanguage: input.language,
    publisher: organizationReference(input.publisher),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${input.searchUrl}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

export interface CollectionPageInput {
  readonly name: string;
  readonly description?: string | undefined;
  readonly url: string;
  readonly language: string;
  /** The front page in this language. */
  readonly homeUrl: string;
  readonly items: readonly { readonly name: string; readonly url: string }[];
}

/** A page that lists articles. */
export function collectionPage(input: CollectionPageInput): CollectionPageLd {
  return {
    '@context': context,
    '@type': 'CollectionPage',
    '@id': input.url,
    name: input.name,
    description: input.description || undefined,
    url: input.url,
    inLanguage: input.language,
    isPartOf: { '@type': 'WebSite', '@id': siteId(input.homeUrl), url: input.homeUrl },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: input.items.length,
      itemListElement: input.items.map(({ name, url }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        url,
      })),
    },
  };
}

const inScript: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that can stand in a script element whatever its texts hold: `</script>` and `<!--` cannot occur in it. */
export function jsonLdText(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => inScript[character] ?? '');
}

function articleId(url: string): string {
  return `${url}#article`;
}

function siteId(homeUrl: string): string {
  return `${homeUrl}#website`;
}

function organizationReference({ name, url }: PublisherInput) {
  return { '@type': 'NewsMediaOrganization', '@id': `${url}#organization`, name, url } as const;
}

function workReference({ url, language }: OtherText) {
  return { '@type': 'NewsArticle', '@id': articleId(url), url, inLanguage: language } as const;
}

function someOf<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values && values.length > 0 ? values : undefined;
}

/** Cuts between words, or where a word is longer than everything, between characters as readers see them. */
function shortened(text: string, length: number, language: string): string {
  if (text.length <= length) return text;
  const fitting = (granularity: 'word' | 'grapheme') => {
    let kept = '';
    for (const { segment } of new Intl.Segmenter(language, { granularity }).segment(text)) {
      if (kept.length + segment.length > length - 1) break;
      kept += segment;
    }
    return kept.replace(/[\s\p{P}]+$/u, '');
  };
  return `${fitting('word') || fitting('grapheme')}…`;
}
