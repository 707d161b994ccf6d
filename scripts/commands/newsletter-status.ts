import type { Command } from 'commander';
import { Option } from 'commander';
import type { Database } from '../../database/connect.ts';
import { editionPlans } from '../../database/edition-plans.ts';
import { editionStore } from '../../database/edition-store.ts';
import { outboxHealth } from '../../database/health.ts';
import { expectationOf, expectedEditions } from '../../newsletter/expectation.ts';
import type { EditionRecord, EditionStore } from '../../newsletter/ports.ts';
import { progressOf } from '../../newsletter/progress.ts';
import { questionAboutUnsent } from '../../newsletter/questions.ts';
import { countedOf } from '../counted.ts';
import {
  audienceLine,
  deliveriesLine,
  localeLines,
  outcomesLine,
  standingOf,
  timeIn,
  uncertainLines,
} from '../edition-report.ts';
import { type NewsletterContent, withNewsletterContent } from '../newsletter-content.ts';
import { recordOf } from '../newsletter-record.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

type Format = 'text' | 'json';

/** Adds `newsletter status`. */
export function addNewsletterStatus(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('status')
    .description('say where editions stand: all of them, or one in full')
    .argument('[edition]', 'the edition’s date (default: all)')
    .addOption(new Option('--format <format>', 'for people or for programs').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- newsletter status\n  npm run broadsheet -- newsletter status 2026-11-20\n',
    )
    .action(async (id: string | undefined, { format }: { format: Format }) => {
      await withNewsletterContent(terminal, (content) =>
        withDatabase(terminal, async ({ database }) => {
          const now = terminal.now();
          const known = await standings(content, database, now);
          const found = id === undefined ? known : known.filter((one) => one.id === id);
          if (id !== undefined && found.length === 0) await recordOf(id, editionStore(database));
          if (format === 'json') {
            terminal.write(`${JSON.stringify(id === undefined ? found : found[0], null, 2)}\n`);
            return;
          }
          const lines = id === undefined ? listLines(found) : await fullLines(found[0], content, database, now);
          lines.push(...(await workerLines(database, content.schedule.zone, now)));
          terminal.write(`${lines.join('\n')}\n`);
        }),
      );
    });
}

interface Standing {
  readonly id: string;
  readonly standing: string;
  /** What a person is asked, in words. */
  readonly question?: string;
  readonly record?: EditionRecord;
}

/** All editions that were sent, are being sent or could be, newest first. */
async function standings(content: NewsletterContent, database: Database, now: number): Promise<readonly Standing[]> {
  const { documents, schedule } = content;
  const plans = editionPlans(database);
  const [records, decided, memory] = await Promise.all([
    editionStore(database).editions(),
    plans.plans(),
    plans.memory(),
  ]);
  const expected = expectedEditions(documents, schedule, decided, now);
  const ids = new Set([...records.map(({ id }) => id), ...expected.map(({ id }) => id)]);
  return [...ids]
    .sort((a, b) => (a < b ? 1 : -1))
    .map((id): Standing => {
      const record = records.find((one) => one.id === id);
      const edition = expected.find((one) => one.id === id);
      if (record && (record.startedAt !== undefined || !edition)) {
        return { id, standing: standingOf(record, now), record };
      }
      if (!edition) return { id, standing: 'not sent' };
      const about = expectationOf(edition, record, memory, now);
      if (about.kind === 'waits') return { id, standing: `waits until ${timeIn(about.at, schedule.zone)}` };
      if (about.kind === 'asks') {
        return { id, standing: 'not sent: waiting for your word', question: questionAboutUnsent(id, about).message };
      }
      if (about.kind === 'due') return { id, standing: 'due: the site, when it is running, sends it now' };
      return { id, standing: edition.plan?.skipped ? 'not sent: left out' : 'not sent' };
    });
}

function listLines(found: readonly Standing[]): string[] {
  if (found.length === 0) return ['There are no editions.'];
  return found.flatMap(({ id, standing, question, record }) => {
    const counts = record?.startedAt === undefined ? '' : `  ${deliveriesLine(record)}`;
    return [`${id}  ${standing}${counts}`, ...(question ? [`            ${question}`] : [])];
  });
}

async function fullLines(
  found: Standing | undefined,
  { schedule }: NewsletterContent,
  database: Database,
  now: number,
): Promise<string[]> {
  if (!found) return [];
  const { id, standing, question, record } = found;
  const lines = [`${id}: ${standing}`, ...(question ? [question] : [])];
  if (record?.startedAt === undefined) return lines;
  const store = editionStore(database);
  const { estimatedEnd } = progressOf(record, now);
  lines.push(`Started ${timeIn(record.startedAt, schedule.zone)}`);
  if (estimatedEnd !== undefined) lines.push(`Done about ${timeIn(estimatedEnd, schedule.zone)}`);
  lines.push(audienceLine(record), ...localeLines(await store.parts(id)), deliveriesLine(record));
  lines.push(`Reported by the provider: ${outcomesLine(await store.outcomes(id))}`);
  return [...lines, ...(await troubleLines(record, store, schedule.zone))];
}

async function troubleLines(record: EditionRecord, store: EditionStore, zone: string): Promise<string[]> {
  const { id, state } = record;
  const trouble = record.deliveries.waiting > 0 ? await store.trouble(id) : undefined;
  const halted = state === 'paused' || state === 'stopped';
  return [
    ...(trouble === undefined ? [] : [`Last trouble: ${trouble}`]),
    ...(halted ? [`Go on with: npm run broadsheet -- newsletter resume ${id}`] : []),
    ...uncertainLines(id, await store.uncertain(id), zone),
  ];
}

async function workerLines(database: Database, zone: string, now: number): Promise<string[]> {
  const { workers, blocked } = await outboxHealth(database, now);
  return [
    workers === 0
      ? 'No worker is running: nothing leaves until the site (npm start) or a worker (npm run worker) does.'
      : `${countedOf(workers, 'worker')} running`,
    ...(blocked ? [`Nothing leaves until ${timeIn(blocked.until, zone)}: ${blocked.reason}`] : []),
  ];
}
