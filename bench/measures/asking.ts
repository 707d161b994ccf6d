import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseConfig } from '../../config/database.ts';
import { secretKeys } from '../../config/secrets.ts';
import { type OpenedDatabase, openDatabase } from '../../database/open.ts';
import { addReaders, addressOf } from '../../tests/newsroom.ts';
import { addressOf as pageOf } from '../../tests/page-kinds.ts';
import { atMost, type Bench, type Measurement, median } from '../measurement.ts';
import { project, startSite } from '../site.ts';
import { count, milliseconds } from '../units.ts';

/** What an address can be to the newsletter. Whoever asks must not learn which. */
const classes = ['new', 'pending', 'confirmed', 'suppressed'] as const;
type Class = (typeof classes)[number];

const requests = 1000;
const atOnce = 4;
/** Medians may differ by so much, in milliseconds. */
const mostDifference = 5;

interface Answer {
  readonly of: Class;
  readonly milliseconds: number;
  /** Status and body, with the address taken out. */
  readonly said: string;
}

/** A thousand requests for the newsletter over HTTP, in mixed order: whether their answers tell what an address is. */
export async function* asking(bench: Bench): AsyncGenerator<Measurement> {
  const dataDir = join(bench.workDir, 'data-asking');
  rmSync(dataDir, { recursive: true, force: true });
  bench.say(`${count(requests)} requests for the newsletter`);
  const firstPage = pageOf('newsletter', 'en');
  const site = await startSite({
    contentDir: join(project, 'content'),
    dataDir,
    firstPage,
    env: { TRUSTED_PROXIES: '127.0.0.1', MAIL_TRANSPORT: 'folder', DATABASE_URL: '' },
  });
  const opened = await openDatabase(databaseConfig(dataDir, {}), secretKeys({ dataDir, env: {} }));
  try {
    const share = requests / classes.length;
    await addClasses(opened, share);
    const form = await formOf(site.url + firstPage);
    // The first ones load code.
    for (let index = 0; index < 8; index += 1) await post(site.url, form, `warm-up-${index}@example.org`, 'new');
    const answers = await askAll(site.url, form, opened, share);
    const told = new Set(answers.map(({ said }) => said)).size;
    yield atMost('asking: different answers', told, 1, count);
    const medians = classes.map((of) => median(answers.filter((one) => one.of === of).map((one) => one.milliseconds)));
    const spread = Math.max(...medians) - Math.min(...medians);
    yield atMost(`asking: medians of ${classes.join(', ')} apart`, spread, mostDifference, milliseconds);
    const each = classes.map((of, index) => `${of} ${milliseconds(medians[index] ?? 0)}`);
    yield { what: 'asking: median answers', value: each.join(', ') };
  } finally {
    await opened.database.close();
    await site.stop();
  }
}

/** Numbers of the addresses: each class has a hundred thousand to itself. */
const addressIn = (of: Class, index: number) =>
  of === 'new' ? `nobody-${index}@example.org` : addressOf(classes.indexOf(of) * 100_000 + index);

async function addClasses({ database, hash }: OpenedDatabase, share: number): Promise<void> {
  for (const of of classes.slice(1)) {
    await addReaders(database, hash, { from: classes.indexOf(of) * 100_000, count: share });
  }
  for (let index = 0; index < share; index += 1) {
    const pending = addressIn('pending', index);
    await database.kysely.updateTable('subscribers').set({ state: 'pending' }).where('address', '=', pending).execute();
    const row = { address_hash: hash('address', addressIn('suppressed', index)), reason: 'complaint', at: 1 } as const;
    await database.kysely.insertInto('suppressions').values(row).execute();
  }
}

/** The hidden fields of the form that asks for an address, as the page has them. */
async function formOf(address: string): Promise<ReadonlyMap<string, string>> {
  const page = await (await fetch(address)).text();
  const form = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => /name="address"/.test(text));
  if (!form) throw new Error(`${address} has no form that asks for an address.`);
  const fields = new Map<string, string>();
  for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined) fields.set(name, unescaped(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''));
  }
  return fields;
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

async function askAll(
  url: string,
  form: ReadonlyMap<string, string>,
  { database }: OpenedDatabase,
  share: number,
): Promise<readonly Answer[]> {
  const waiting = classes
    .flatMap((of) => Array.from({ length: share }, (_, index) => ({ of, address: addressIn(of, index) })))
    .map((one) => ({ ...one, order: Math.random() }))
    .sort((a, b) => a.order - b.order);
  const answers: Answer[] = [];
  while (waiting.length > 0) {
    // All come without a proof, as without script: more of them than any one reader could send.
    await database.kysely.deleteFrom('rate_limits').execute();
    const some = waiting.splice(0, 100);
    const lane = async () => {
      for (let one = some.shift(); one; one = some.shift()) answers.push(await post(url, form, one.address, one.of));
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
  return answers;
}

let clients = 0;

async function post(url: string, form: ReadonlyMap<string, string>, address: string, of: Class): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of form) body.set(name, value);
  body.set('address', address);
  clients += 1;
  const client = `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`;
  const began = performance.now();
  const response = await fetch(`${url}${pageOf('newsletter', 'en')}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: url, 'x-forwarded-for': client },
  });
  const text = await response.text();
  const took = performance.now() - began;
  return { of, milliseconds: took, said: `${response.status} ${text.replaceAll(address, '')}` };
}
