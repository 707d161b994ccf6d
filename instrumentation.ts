import { registry } from './server/registry.ts';

/** Runs once in the server's process, never during a build: builds what the pages read from. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { wire } = await import('./app/_wiring.ts');
  const shared = registry();
  shared.wired ??= wire();
  try {
    await shared.wired;
  } catch (error) {
    shared.refuse?.(error);
    throw error;
  }
}
