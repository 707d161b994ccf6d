import type { ChangedBlock, StaleText } from './stale-texts.ts';

export type StaleFormat = 'text' | 'json';

/** Stale translations for people, with what changed as a difference of the blocks concerned, or for programs. */
export function formatStale(format: StaleFormat, stale: readonly StaleText[]): string {
  if (format === 'json') return `${JSON.stringify(stale, null, 2)}\n`;
  return `${stale.map(textOf).join('\n')}${stale.length > 0 ? '\n' : ''}${stale.length} stale translation${stale.length === 1 ? '' : 's'}\n`;
}

function textOf({ file, original, since, blocks, changes }: StaleText): string {
  const when = since === null ? '' : `, since ${since.slice(0, 10)}`;
  const much = changes.length === 0 ? 'its original is newer' : `${changes.length} of ${blocks} blocks changed`;
  return `${file}: ${much}${when}\n${changes.map((change) => changeOf(change, original)).join('')}`;
}

function changeOf({ line, before, now, change }: ChangedBlock, original: string): string {
  const place = line === null ? '' : ` ${original}:${line}`;
  const lines = (mark: string, text: string | null) =>
    text === null
      ? ''
      : text
          .split('\n')
          .map((words) => `  ${mark} ${words.replace(/\p{Cc}+/gu, ' ')}\n`)
          .join('');
  const lost = before === null && change !== 'new' ? '  - (nobody remembers what stood here)\n' : '';
  return `  ${change}${place}\n${lines('-', before)}${lost}${lines('+', now)}`;
}
