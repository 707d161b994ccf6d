import { headers } from 'next/headers';
import { cache } from 'react';
import type { Ebooks } from '../ebooks/ebooks.ts';
import type { Appearances } from '../newsletter/appearances.ts';
import type { NewsletterClock } from '../newsletter/clock.ts';
import type { PublishedEditions } from '../newsletter/published-editions.ts';
import type { PathWords } from '../publication/addresses.ts';
import type { Archive, Track } from '../publication/archive.ts';
import type { DomainDocuments } from '../publication/domain-documents.ts';
import type { MediaStore } from '../publication/media-store.ts';
import type { ShareImageStore } from '../publication/share-image-store.ts';
import { type LateStatus, registry, statusTag } from '../server/registry.ts';
import type { Letters } from '../subscriptions/letters.ts';
import type { ProofOfWork } from '../subscriptions/proof.ts';
import { editionsFrom } from './_editions.ts';
import type { StoresAccess } from './_stores.ts';

/** What pages, routes and actions are given: built once for the process by `_wiring.ts`. */
export interface Composition {
  readonly archive: Archive;
  /** What other domains keep in the content folder. */
  readonly documents: DomainDocuments;
  readonly editions: PublishedEditions;
  /** Which editions have gone out, for pages. */
  readonly appearances: Appearances;
  /** The origin of every absolute address. */
  readonly siteUrl: string;
  readonly contentDir: string;
  readonly media: MediaStore;
  readonly shareImages: ShareImageStore;
  /** The eBooks as files. They are not public: whoever serves one checks first that the reader may have it. */
  readonly ebooks: Ebooks;
  /** Keys that sign, newest first. */
  readonly keys: readonly string[];
  /** What is kept in the database. It may be gone at any time: pages for everyone do without it. */
  readonly stores: StoresAccess;
  /** Starts editions at their time; its state says about which a person must decide. */
  readonly clock: NewsletterClock;
  readonly letters: Letters;
  readonly proofs: ProofOfWork;
  /** What Resend signs its webhooks with; without it they are refused. */
  readonly webhookSecret: string | undefined;
  /** Addresses of the browser's scripts, and of the styles that only some of them load. */
  readonly assets: {
    readonly reader: string;
    readonly draft: string;
    readonly proof: string;
    readonly modal: string;
  };
  readonly words: ReadonlyMap<string, PathWords>;
  /** Collects the tags of what a request's page shows. */
  readonly tagsOf: (request: string) => Set<string>;
}

/** The one composition of this process. Throws before the instrumentation has built it. */
export function composition(): Composition {
  const { composition: built } = registry() as { composition?: Composition };
  if (!built) throw new Error('The application was asked before it was wired.');
  return built;
}

/** Notes for the page cache what this request's page shows. */
const tracking = cache(async (): Promise<Track | undefined> => {
  const request = (await headers()).get('x-broadsheet-request');
  if (!request) return undefined;
  const tags = composition().tagsOf(request);
  return (tag) => tags.add(tag);
});

/** The archive, noting for the page cache what this request's page shows. */
export const reading = cache(async (): Promise<Archive> => {
  const { archive } = composition();
  const track = await tracking();
  return track ? archive.tracking(track) : archive;
});

/** The newsletter's web archive, noting the same. */
export const readingEditions = cache(async (): Promise<PublishedEditions> => {
  const { documents, editions, appearances } = composition();
  const track = await tracking();
  return track ? editionsFrom(await reading(), documents.tracking(track), appearances) : editions;
});

/** Lets this request's page be answered with a status, although it is only known now that there is nothing to show. */
export async function answerWith(status: LateStatus): Promise<void> {
  const request = (await headers()).get('x-broadsheet-request');
  if (request) composition().tagsOf(request).add(statusTag(status));
}
