import { readContent } from '../publication/content-folder.ts';
import { finding } from '../publication/front-matter.ts';
import type { Finding, Severities } from '../publication/model.ts';

/**
 * Findings for severities that publication.yaml sets for rules that do not exist: they would silently do nothing.
 * @param root the content folder
 */
export function unknownRules(root: string, severities: Severities, known: ReadonlySet<string>): Finding[] {
  const unknown = Object.keys(severities).filter((rule) => !known.has(rule));
  if (unknown.length === 0) return [];
  const lines = readContent(root, 'publication.yaml').toString().split('\n');
  return unknown.map((rule) => {
    const line = lines.findIndex((text) => text.replace(/["']/g, '').includes(`${rule}:`)) + 1;
    return { ...finding('publication.yaml', Math.max(1, line), 'unknown-rule', { rule }), severity: 'warning' };
  });
}
