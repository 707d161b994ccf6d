import { Worker } from 'node:worker_threads';
import type { Book, BookFormat } from './book.ts';
import type { BookFile } from './build.ts';
import type { BuildAnswer } from './build-thread.ts';

/**
 * As `buildEbook`, in a thread of its own that ends with the work: readers' pages do not wait for it.
 * @param threadFile the bundle of `build-thread.ts`
 */
export function buildInThread(threadFile: string, book: Book, format: BookFormat): Promise<BookFile> {
  const { promise, resolve, reject } = Promise.withResolvers<BookFile>();
  const thread = new Worker(threadFile, { workerData: { book, format } });
  thread.once('message', (answer: BuildAnswer) => {
    if ('failure' in answer) reject(new Error(answer.failure));
    else resolve(answer);
  });
  thread.once('error', reject);
  // After an answer this changes nothing.
  thread.once('exit', (code) => reject(new Error(`The thread that builds eBooks ended with code ${code}.`)));
  return promise;
}
