import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';

/** A message of a file of messages, with its place. */
export interface Message {
  /** The names that lead to it, joined by dots. */
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The messages of a JSON file by key. JSON is YAML, whose parser tells where things stand.
 * @returns an error's words and line where it cannot be read
 */
export function readMessages(
  source: string,
): { readonly messages: ReadonlyMap<string, Message> } | { readonly reason: string; readonly line: number } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, schema: 'json', uniqueKeys: true });
  const [error] = document.errors;
  if (error) return { reason: error.message.split('\n')[0] ?? '', line: lines.linePos(error.pos[0]).line };
  if (!isMap(document.contents)) return { reason: 'There is no object in it.', line: 1 };
  const messages = new Map<string, Message>();
  const visit = (map: YAMLMap, path: string) => {
    for (const { key, value } of map.items) {
      const name = `${path}${isScalar(key) ? String(key.value) : ''}`;
      if (isMap(value)) visit(value, `${name}.`);
      else if (isScalar(value) && typeof value.value === 'string') {
        const { line, col } = lines.linePos((isScalar(key) && key.range?.[0]) || 0);
        messages.set(name, { key: name, value: value.value, line, column: col });
      }
    }
  };
  visit(document.contents, '');
  return { messages };
}
