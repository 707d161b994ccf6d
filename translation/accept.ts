import type { CheckFinding } from './check-pair.ts';
import type { Acceptance } from './document/front-matter.ts';
import type { Positions } from './document/positions.ts';

interface Accepting {
  readonly source: string;
  readonly positions: Positions;
  readonly accept: readonly Acceptance[];
  readonly file: string;
}

/**
 * Leaves out what the front matter accepts: findings of the rule in a line that holds the text. An acceptance without
 * a reason does not count, and one that fits nothing is a finding itself.
 */
export function acceptFindings(
  findings: readonly CheckFinding[],
  { source, positions, accept, file }: Accepting,
): CheckFinding[] {
  if (accept.length === 0) return [...findings];
  const lines = source.split('\n');
  const used = new Set<Acceptance>();
  const kept = findings.filter((finding) => {
    const place = lines.slice(finding.line - 1, finding.endLine ?? finding.line).join('\n');
    const fits = accept.filter(
      ({ rule, text, reason }) => rule === finding.rule && reason.trim() !== '' && text !== '' && place.includes(text),
    );
    for (const acceptance of fits) used.add(acceptance);
    return fits.length === 0;
  });
  for (const acceptance of accept) {
    if (used.has(acceptance)) continue;
    const { line, column } = positions.of(acceptance.start);
    const rule = acceptance.reason.trim() === '' ? 'accept-without-reason' : 'accept-unused';
    const values = { rule: acceptance.rule, text: acceptance.text };
    kept.push({ file, line, column, rule, severity: 'warning', values });
  }
  return kept;
}
