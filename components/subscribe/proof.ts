/** Where the server gives out work. */
const source = '/api/challenge';
/** Nobody waits longer for a proof, in milliseconds: without one a form is taken as well. */
const patience = 6_000;
/** How old a proof must be, in milliseconds, with a little more than the server asks for. */
const leastAge = 1_700;

/**
 * Fetches a piece of work, does it in a worker, and gives what the form sends as its proof; an empty text when that
 * cannot be done.
 * @param worker address of ALTCHA's worker
 */
export async function prove(worker: string): Promise<string> {
  const started = performance.now();
  try {
    const response = await fetch(source, { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (!response.ok) return '';
    const challenge: unknown = await response.json();
    const solution = await solve(worker, challenge);
    await new Promise((resolve) => setTimeout(resolve, leastAge - (performance.now() - started)));
    return solution ? JSON.stringify({ challenge, solution }) : '';
  } catch {
    // Offline, or a browser without workers or hashes: the form goes without a proof.
    return '';
  }
}

function solve(address: string, challenge: unknown): Promise<unknown> {
  const worker = new Worker(address);
  return new Promise<unknown>((resolve) => {
    setTimeout(() => resolve(undefined), patience);
    worker.addEventListener('error', () => resolve(undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<{ error?: unknown } | null>) =>
      resolve(data?.error ? undefined : data),
    );
    worker.postMessage({ type: 'work', challenge });
  }).finally(() => worker.terminate());
}
