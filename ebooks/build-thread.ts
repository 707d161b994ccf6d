import { parentPort, workerData } from 'node:worker_threads';
import type { Book, BookFormat } from './book.ts';
import { buildEbook } from './build.ts';

/** What the thread answers: the file, or why there is none. */
export type BuildAnswer =
  | { readonly bytes: Uint8Array; readonly pages?: number | undefined }
  | { readonly failure: string };

const { book, format } = workerData as { book: Book; format: BookFormat };

let answer: BuildAnswer;
try {
  answer = await buildEbook(book, format);
} catch (error) {
  answer = { failure: error instanceof Error ? error.message : String(error) };
}
parentPort?.postMessage(answer);
