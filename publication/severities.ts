import { z } from 'zod';
import type { Finding, Severities } from './model.ts';

/** Rules without which a text cannot be read, or would stand at a wrong address: they always are errors. */
const fixed: ReadonlySet<string> = new Set([
  'yaml',
  'field',
  'front-matter-missing',
  'no-such-date',
  'not-utf-8',
  'too-large',
  'nested-too-deep',
  'unreadable',
  'symbolic-link',
  'publication-missing',
  'article-missing',
  'original-missing',
  'unknown-section',
  'unknown-topic',
  'unknown-author',
  'unknown-locale',
  'slug-taken',
  'edition-date',
  'edition-missing',
]);

const setting = z.enum(['off', 'hint', 'warning', 'error'], {
  error: 'must be off, hint, warning or error',
});

/** `checks.severities` of publication.yaml. */
export const severitiesSchema = z.record(z.string(), setting).superRefine((severities, context) => {
  for (const [rule, severity] of Object.entries(severities)) {
    if (severity === 'error' || !fixed.has(rule)) continue;
    const message = 'cannot be lowered: a text with this mistake cannot be read, or has no address';
    context.addIssue({ code: 'custom', path: [rule], message });
  }
});

/** The findings with the severities that a publication sets; without those that it turned off. */
export function withSeverities(findings: readonly Finding[], severities: Severities): Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    if (severity === 'off') return [];
    return severity ? { ...finding, severity } : finding;
  });
}
