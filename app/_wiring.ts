import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { ContentDirError, requireContentDir } from '../config/content-dir.ts';
import { mailConfig } from '../config/mail.ts';
import { secretKeys } from '../config/secrets.ts';
import { serverConfig } from '../config/server.ts';
import { loadPathWords } from '../i18n/paths.ts';
import { KeptAppearances } from '../newsletter/appearances.ts';
import { editionKind } from '../newsletter/read-editions.ts';
import type { PathWords } from '../publication/addresses.ts';
import { Archive } from '../publication/archive.ts';
import { DomainDocuments, documentsTag, documentTag } from '../publication/domain-documents.ts';
import { openIndex } from '../publication/index-database.ts';
import { addListTags } from '../publication/index-tags.ts';
import type { IndexingMessage } from '../publication/indexing-thread.ts';
import { MediaStore } from '../publication/media-store.ts';
import { ShareImageStore } from '../publication/share-image-store.ts';
import { registry } from '../server/registry.ts';
import { ProofOfWork } from '../subscriptions/proof.ts';
import type { Composition } from './_composition.ts';
import { ebooksOf } from './_ebooks.ts';
import { editionsFrom } from './_editions.ts';
import { judgeForReaders } from './_judge.ts';
import { lettersFrom } from './_letters.ts';
import { logOf } from './_log.ts';
import { mailNotes } from './_mail-notes.ts';
import { startNewsletter } from './_newsletter.ts';
import { openStores } from './_stores.ts';

/** The longest that a timer of the platform can wait, in milliseconds. */
const longestWait = 2_147_483_647;
/** How long a start waits for the database, in milliseconds. */
const databasePatience = 5_000;

/**
 * Builds the index's reader and its thread, the stores of pictures and what else the pages read from, once for the
 * process; resolves when the publication can be served. Throws when the content folder holds none.
 */
export async function wire(): Promise<void> {
  const shared = registry() as ReturnType<typeof registry> & { composition?: Composition };
  if (shared.composition) return;
  const { siteUrl, dataDir, contentDir } = serverConfig();
  requireContentDir(contentDir);
  const database = openIndex(dataDir, contentDir);
  const archive = new Archive(database);
  const documents = new DomainDocuments(database);
  const appearances = new KeptAppearances(join(dataDir, 'editions.json'), logOf('newsletter'));
  const editions = editionsFrom(archive, documents, appearances);
  const tagsOfRequests = new Map<string, Set<string>>();
  const words = new Map<string, PathWords>();
  const keys = secretKeys({ dataDir });
  const log = logOf('mail');
  const stores = openStores({ dataDir, keys, log });
  const { transport, worker, webhookSecret } = mailConfig();
  let contentTaken = false;
  const sources = { archive, documents, config: () => archive.documents.config, siteUrl, words };
  const clock = startNewsletter({
    ...sources,
    stores,
    contentTaken: () => contentTaken,
    onLooked: (known) => {
      const ids = appearances.take(known);
      if (ids.length === 0) return;
      shared.drop?.(new Set([documentsTag(editionKind), ...ids.map((id) => documentTag(editionKind, id))]));
      keepSchedule();
    },
    log: logOf('newsletter'),
  });
  const lastPage = new Float64Array(new SharedArrayBuffer(8));
  const media = new MediaStore({ contentDir, cacheDir: join(dataDir, 'media') });
  const composition: Composition = {
    archive,
    documents,
    editions,
    appearances,
    siteUrl,
    contentDir,
    media,
    ebooks: ebooksOf({ archive, words, siteUrl, contentDir }, dataDir, (ebook) =>
      shared.drop?.(new Set([`ebook:${ebook}`])),
    ),
    shareImages: new ShareImageStore({ cacheDir: join(dataDir, 'share-images') }),
    keys,
    stores,
    clock,
    letters: lettersFrom(sources),
    proofs: new ProofOfWork(keys),
    webhookSecret,
    assets: assetManifest(),
    words,
    tagsOf: (request) => {
      lastPage[0] = Date.now();
      let tags = tagsOfRequests.get(request);
      if (!tags) {
        tags = new Set();
        tagsOfRequests.set(request, tags);
      }
      return tags;
    },
  };

  const takeWords = async () => {
    for (const locale of archive.documents.config.locales) words.set(locale, await loadPathWords(locale));
  };
  const pagesChanged = async (tags: ReadonlySet<string>) => {
    if (tags.has('documents') && archive.ready) {
      archive.forget();
      await takeWords();
    }
    shared.drop?.(tags);
  };

  let schedule: NodeJS.Timeout | undefined;
  const keepSchedule = () => {
    clearTimeout(schedule);
    const article = archive.nextChange();
    const edition = editions.next();
    const at = Math.min(article?.at ?? Number.POSITIVE_INFINITY, edition?.at ?? Number.POSITIVE_INFINITY);
    if (at === Number.POSITIVE_INFINITY) return;
    schedule = setTimeout(
      () => {
        const now = Date.now();
        const tags = new Set<string>();
        if (article && article.at <= now) {
          for (const card of article.cards) {
            tags.add(`article:${card.article}`);
            addListTags(card, tags);
          }
        }
        if (edition && edition.at <= now) {
          tags.add(documentsTag(editionKind)).add(documentTag(editionKind, edition.id));
        }
        if (tags.size > 0) void pagesChanged(tags);
        keepSchedule();
      },
      Math.min(longestWait, Math.max(0, at - Date.now())),
    );
    schedule.unref();
  };

  const hours = setInterval(() => shared.drop?.(new Set(['hour'])), 3_600_000);
  hours.unref();

  const makePicturesAhead = () => {
    const pictures = archive.newest(50).flatMap((card) => (card.hero ? [card.hero.picture] : []));
    void media.makeAhead(pictures).catch((error: unknown) => report('pictures', String(error)));
  };

  const makeEbooksAhead = () => {
    void composition.ebooks
      .buildAhead((message) => report('ebooks', message))
      .catch((error: unknown) => report('ebooks', String(error)));
  };

  const threadFile = join(process.cwd(), 'dist', 'indexing-thread.js');
  const thread = new Worker(threadFile, {
    workerData: { contentDir, dataDir, lastPage },
    // It reads a whole archive once and little afterwards. Far more than it needs, yet V8 lets a heap with a limit grow
    // less between two collections. Measured with 100,000 texts: half the memory, no slower.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: heapLimit() },
  });
  const ready = new Promise<void>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('message', (message: IndexingMessage) => {
      if (message.kind === 'failed') report('indexing', message.message);
      if (message.kind === 'held') {
        const { file, line, rule } = message;
        logOf('checks')('error', `${file}:${line} ${rule}: kept from readers until it is mended or accepted`);
      }
      if (message.kind === 'changed') {
        pagesChanged(new Set(message.tags)).then(
          () => {
            if (archive.ready) keepSchedule();
            if (shared.composition && message.tags.some(isOfBooks)) makeEbooksAhead();
          },
          (error: unknown) => report('messages', String(error)),
        );
      }
      if (message.kind === 'ready') {
        resolve();
        contentTaken = true;
        if (archive.ready) makePicturesAhead();
      }
    });
  });
  thread.on('error', (error) => report('indexing', error.message));

  // An index of an earlier run serves at once; what has changed since is taken in behind it.
  if (!archive.ready) await ready;
  if (!archive.ready) {
    await thread.terminate();
    await clock.stop();
    await stores.close();
    throw new ContentDirError(
      `${contentDir} holds no publication that can be read. See: npm run broadsheet -- check, or make one: npm run broadsheet -- init <dir>`,
    );
  }
  await takeWords();
  archive.judgingBy(await judgeForReaders({ contentDir, dataDir }, { archive, database }));
  keepSchedule();
  // Whoever subscribes at once should not be told to come back; whoever reads should not wait for a database.
  await Promise.race([stores.tried, pause(databasePatience, undefined, { ref: false })]);
  shared.notes = () =>
    mailNotes({ transport, worker, dataDir, sender: archive.documents.config.sender, trouble: stores.trouble() });
  shared.composition = composition;
  makeEbooksAhead();
  shared.locales = () => {
    const { locales, defaultLocale } = archive.documents.config;
    return [defaultLocale, ...locales.filter((locale) => locale !== defaultLocale)];
  };
  shared.takeTags = (request) => {
    const tags = tagsOfRequests.get(request);
    tagsOfRequests.delete(request);
    return tags;
  };
  shared.close = async () => {
    clearTimeout(schedule);
    clearInterval(hours);
    await clock.stop();
    await stores.close();
    await media.close();
    const ended = new Promise<void>((resolve) => {
      thread.once('exit', () => resolve());
    });
    thread.postMessage('close');
    await ended;
    database.close();
  };
}

/** The most that a thread's heap may grow to, in MB; on a small machine it is the process's own limit. */
function heapLimit(): number {
  return Math.min(1024, Math.floor(getHeapStatistics().heap_size_limit / 1_048_576));
}

/** What stands in a book besides its own text: its authors' names, the publication's. */
function isOfBooks(tag: string): boolean {
  return tag === 'publication' || /^(?:ebook|author):[^:]+$/.test(tag);
}

function assetManifest(): Composition['assets'] {
  const path = join(process.cwd(), 'public', 'assets', 'manifest.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Composition['assets'];
}

function report(part: string, message: string): void {
  logOf(part)('error', message);
}
