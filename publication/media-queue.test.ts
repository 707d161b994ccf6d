import { expect, test } from 'vitest';
import { MakingQueue, QueueFullError } from './media-queue.ts';

test('no more run at once than allowed, in order, and failures free their place', async () => {
  const queue = new MakingQueue(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      queue.run(async () => {
        started.push(index);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (index % 3 === 0) throw new Error('broken');
        return index;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(4);
  await queue.quiet();
});

test('a queue that is full turns newcomers away', async () => {
  const queue = new MakingQueue(1, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = queue.run(() => promise);
  const second = queue.run(async () => 'second');
  await expect(queue.run(async () => 'third')).rejects.toBeInstanceOf(QueueFullError);
  resolve();
  await first;
  expect(await second).toBe('second');
});
