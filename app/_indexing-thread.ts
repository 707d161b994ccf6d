/** The thread that `_wiring.ts` starts. */
import { keepIndex } from '../publication/indexing-thread.ts';
import { contentReaders } from './_content-readers.ts';
import { judgeOf } from './_judge.ts';

await keepIndex(contentReaders, judgeOf);
