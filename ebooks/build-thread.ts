import { parentPort, workerData } from 'node:worker_threads';
import type { Book } from './book.ts';
import { type BookPart, buildEbook } from './build.ts';

/** What the thread answers: the file, or why there is none. */
export type BuildAnswer =
  | { readonly bytes: Uint8Array; readonly pages?: number | undefined }
  | { readonly failure: string };

const { book, part } = workerData as { book: Book; part: BookPart };

let answer: BuildAnswer;
try {
  answer = await buildEbook(book, part);
} catch (error) {
  answer = { failure: error instanceof Error ? error.message : String(error) };
}
parentPort?.postMessage(answer);
