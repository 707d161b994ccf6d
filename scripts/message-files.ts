import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailure } from './command-failure.ts';

/** The messages of one locale, by their path: `list.count`. */
export type MessageTable = ReadonlyMap<string, string>;

interface MessageTree {
  readonly [name: string]: string | MessageTree;
}

const treeSchema: z.ZodType<MessageTree> = z.lazy(() => z.record(z.string(), z.union([z.string(), treeSchema])));

/** Folders with messages, seen from the project: those of the interface, and those of new publications. */
export const messageFolders = ['messages', 'messages/init'];

/**
 * Reads a file of messages; empty when it is not there.
 * @throws {CommandFailure} when it is no JSON object of texts
 */
export function readMessages(folder: string, name: string): MessageTable {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return new Map();
  try {
    return flat(treeSchema.parse(JSON.parse(readFileSync(path, 'utf8'))), '');
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new CommandFailure(`${path} is not a JSON object of messages: ${error.message.split('\n')[0] ?? ''}`);
  }
}

function flat(tree: MessageTree, within: string): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) => {
      const path = within ? `${within}.${name}` : name;
      return typeof value === 'string' ? [[path, value] as const] : [...flat(value, path)];
    }),
  );
}

/** A file of messages in the order of its source; what the source does not have stands last. */
export function messagesJson(source: MessageTable, messages: MessageTable): string {
  const tree: Record<string, unknown> = {};
  const paths = [...new Set([...source.keys(), ...messages.keys()])].filter((path) => messages.has(path));
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = tree;
    for (const name of names) {
      place[name] ??= {};
      place = place[name] as Record<string, unknown>;
    }
    place[last] = messages.get(path);
  }
  return `${JSON.stringify(tree, null, 2)}\n`;
}
