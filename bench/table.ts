import type { Measurement } from './measurement.ts';

/** The measurements of one group. */
export interface Group {
  readonly name: string;
  readonly measurements: readonly Measurement[];
}

const heads = ['', 'measured', 'goal', ''] as const;

/** One Markdown table of all groups, with columns of equal width so that a terminal can show it. */
export function table(groups: readonly Group[]): string {
  const rows = groups.flatMap(({ name, measurements }) => [
    [`**${name}**`, '', '', ''],
    ...measurements.map(({ what, value, goal = '', reached }) => [
      what,
      value,
      goal,
      reached === undefined ? '' : reached ? 'reached' : '**missed**',
    ]),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** How many goals were missed. */
export function missed(groups: readonly Group[]): number {
  return groups.flatMap(({ measurements }) => measurements).filter(({ reached }) => reached === false).length;
}
