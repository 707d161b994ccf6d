import { createHash } from 'node:crypto';
import type { Payload } from './ports.ts';

/** Puts together what leaves with its hash. */
export function payloadOf(parts: readonly Uint8Array[], recipients: readonly string[]): Payload {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.byteLength}\n`).update(part);
  return { parts, recipients, hash: hash.digest('base64url') };
}
