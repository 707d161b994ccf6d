import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transport } from '../ports.ts';
import { mimeOfEdition, mimeOfMessage } from './mime.ts';

/** `2026-11-24T17-10-10-123Z`: sorts by time and is a file name everywhere. */
const inFileName = (at: number) => new Date(at).toISOString().replaceAll(/[:.]/g, '-');

/**
 * Writes each mail into a folder, as `<time>-<id>.eml`: whole under another name, then renamed, so that who finds one
 * finds all of it. A retry writes the same file.
 */
export function folderTransport(folder: string): Transport {
  return {
    name: 'folder',
    repeatable: true,
    prepareMessage: mimeOfMessage,
    prepareEdition: mimeOfEdition,
    submit: async ({ parts }, { key, at }) => {
      const results: { id: string }[] = [];
      try {
        // Mails hold addresses, and links that act for whoever has them.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        for (const [position, part] of parts.entries()) {
          const id = `${inFileName(at)}-${key.replaceAll(/[^\w.-]/g, '-')}${parts.length > 1 ? `-${position + 1}` : ''}`;
          const draft = join(folder, `.${id}.tmp`);
          await writeFile(draft, part, { flush: true, mode: 0o600 });
          await rename(draft, join(folder, `${id}.eml`));
          results.push({ id });
        }
      } catch (error) {
        const reason = `The outbox folder cannot be written: ${error instanceof Error ? error.message : String(error)}`;
        return { kind: 'uncertain', reason };
      }
      return { kind: 'accepted', results };
    },
    close: async () => {},
  };
}
