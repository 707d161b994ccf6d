import { isoWithOffset } from './instant.ts';
import type { PublisherInput } from './json-ld.ts';
import type { BookLd, BookReference } from './json-ld-types.ts';

export interface BookInput {
  readonly url: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly description: string;
  /** The address of the cover's picture. */
  readonly image: string;
  readonly language: string;
  readonly pages?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  readonly timeZone: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly publisher: PublisherInput;
  readonly originalLanguage: string;
  /** The same book in other languages. */
  readonly others: readonly { readonly url: string; readonly language: string }[];
}

/** An eBook as search engines read it, with its translations linked (schema.org/Book). */
export function book(input: BookInput): BookLd {
  const reference = ({ url, language }: BookInput['others'][number]): BookReference => ({
    '@type': 'Book',
    '@id': `${url}#book`,
    url,
    inLanguage: language,
  });
  const isOriginal = input.language === input.originalLanguage;
  const original = input.others.find((other) => other.language === input.originalLanguage);
  const { publisher } = input;
  return {
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': `${input.url}#book`,
    url: input.url,
    name: input.title,
    alternativeHeadline: input.subtitle,
    description: input.description,
    image: input.image,
    inLanguage: input.language,
    bookFormat: 'https://schema.org/EBook',
    numberOfPages: input.pages,
    datePublished: isoWithOffset(input.publishedAt, input.timeZone).slice(0, 10),
    author: input.authors.map((author) => ({ '@type': 'Person', ...author })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      '@id': `${publisher.url}#organization`,
      name: publisher.name,
      url: publisher.url,
    },
    isAccessibleForFree: true,
    translationOfWork: !isOriginal && original ? reference(original) : undefined,
    workTranslation: isOriginal && input.others.length > 0 ? input.others.map(reference) : undefined,
  };
}
