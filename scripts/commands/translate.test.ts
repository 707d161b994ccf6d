import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Answerer,
  blocksIn,
  sendCompletion,
  sendJson,
  TestingServer,
} from '../../translation/engines/testing-server.ts';
import { TestingTerminal } from '../testing-terminal.ts';

// Some of these look at the whole folder as well, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let terminal: TestingTerminal;
let server: TestingServer | undefined;

const german: Readonly<Record<string, string>> = {
  'The strike in the harbour': 'Der Streik im Hafen',
  'What happened.': 'Was geschah.',
  'The <m1>harbour</m1> was closed. Nobody was told.': 'Der <m1>Hafen</m1> wurde geschlossen. Niemand erfuhr es.',
  'People waited.': 'Die Leute warteten.',
};

const original = `---
title: "The strike in the harbour"
slug: strike
standfirst: "What happened."
---
The [harbour](https://a.example) was closed. Nobody was told.

People waited.
`;

beforeEach(() => {
  terminal = new TestingTerminal();
  terminal.write(
    'content/publication.yaml',
    'name: { en: Paper }\ntagline: { en: News }\nlocales: [en, de, fr]\ndefaultLocale: en\ntimeZone: Europe/Berlin\n',
  );
  terminal.write('content/sections/news.yaml', 'name: { en: News }\nslug: { en: news }\ndescription: { en: News }\n');
  terminal.write('content/authors/ann/author.yaml', 'name: { en: Ann }\n');
  terminal.write(
    'content/articles/strike/article.yaml',
    'originalLocale: en\nauthors: [ann]\nsection: news\npublishedAt: 2026-11-20T06:30\n',
  );
  terminal.write('content/articles/strike/en.md', original);
});
afterEach(async () => {
  terminal.remove();
  await server?.stop();
  server = undefined;
});

/** A chat-completions endpoint that knows German. */
const honest: Answerer = ({ body }, response) => {
  const blocks = blocksIn(body).map(({ id, text }) => ({ id, text: german[text] ?? 'Unbekannt.' }));
  sendCompletion(response, JSON.stringify({ blocks }));
};

async function withEndpoint(answer: Answerer, environment: Record<string, string> = {}): Promise<TestingServer> {
  server = await TestingServer.start(answer);
  terminal.environment = { CHAT_BASE_URL: server.url, CHAT_API_KEY: 'hunter2', CHAT_MODEL: 'small', ...environment };
  return server;
}

const file = (name: string) => readFileSync(join(terminal.folder, 'content/articles/strike', name), 'utf8');
const folderOfText = () => readdirSync(join(terminal.folder, 'content/articles/strike')).sort();

test('an article becomes a draft with its provenance and what it was made from, checked at once', async () => {
  await withEndpoint(honest);
  const { exitCode, output, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(errors).toContain('4 blocks asked for');
  expect(exitCode).toBe(0);
  expect(output).toContain(join('articles', 'strike', 'de.md'));
  expect(errors).toContain('0 errors');
  const text = file('de.md');
  for (const said of [
    'title: "Der Streik im Hafen"',
    'slug: der-streik-im-hafen',
    'draft: true',
    'provenance: { kind: machine, engine: "small", date: 2026-11-24 }',
    'locale: en',
    'updatedAt: 2026-11-20T06:30',
    'blocks:',
    'Der [Hafen](https://a.example) wurde geschlossen. Niemand erfuhr es.',
  ])
    expect(text).toContain(said);
  expect((await terminal.run('check')).exitCode).toBe(0);
});

test('what is in step with its original is not asked for again; of a changed original only what changed', async () => {
  const { received } = await withEndpoint(honest);
  await terminal.run('translate', 'strike', '--to', 'de');
  const before = received.length;
  const again = await terminal.run('translate', 'strike', '--to', 'de');
  expect(again.errors).toContain('follows its original already');
  expect(received.length).toBe(before);
  terminal.write(
    'content/articles/strike/en.md',
    original.replace('People waited.', 'People waited. '.trim().replace('waited', 'left')),
  );
  await terminal.run('translate', 'strike', '--to', 'de');
  expect(blocksIn(received.at(-1)?.body ?? '').map(({ text }) => text)).toEqual(['People left.']);
});

test('a dry run says blocks, characters and price, and asks for nothing', async () => {
  const { received } = await withEndpoint(honest);
  const { exitCode, output } = await terminal.run(
    'translate',
    'strike',
    '--to',
    'de,fr',
    '--dry-run',
    '--price',
    '20 EUR',
  );
  expect(exitCode).toBe(0);
  expect(output).toContain('articles/strike/de.md: 4 blocks');
  expect(output).toContain('In all: 186 characters, 0.0037 EUR');
  expect(received).toHaveLength(0);
  expect(folderOfText()).toEqual(['article.yaml', 'en.md']);
});

test('over its budget a run asks for nothing; a budget needs a price', async () => {
  const { received } = await withEndpoint(honest, { TRANSLATION_PRICE: '20 EUR' });
  const over = await terminal.run('translate', 'strike', '--to', 'de', '--budget', '0.0001');
  expect(over.exitCode).toBe(1);
  expect(over.errors).toContain('more than the budget of 0.0001');
  expect(received).toHaveLength(0);
  terminal.environment = { CHAT_MODEL: 'small' };
  expect((await terminal.run('translate', 'strike', '--to', 'de', '--budget', '1')).errors).toContain(
    'A budget needs a price',
  );
});

test('what is asked twice counts: a run ends when the budget is used up, and goes on with another one', async () => {
  // The price is that of the first answers alone; every answer comes back broken once.
  await withEndpoint((received, response, number) => {
    if (number === 1) sendCompletion(response, 'no JSON');
    else honest(received, response, number);
  });
  const args = ['translate', 'strike', '--to', 'de', '--price', '1000000'];
  const short = await terminal.run(...args, '--budget', '120');
  expect(short.exitCode).toBe(1);
  expect(short.errors).toContain('The budget of 120 is used up');
  expect(existsSync(join(terminal.folder, 'content/articles/strike/de.md'))).toBe(false);
  const more = await terminal.run(...args, '--budget', '120');
  expect(more.exitCode).toBe(0);
  expect(more.errors).toContain('remembered');
});

test('a person’s text is not overwritten; with --overwrite it is kept beside the draft, and its unchanged blocks stay', async () => {
  await withEndpoint(honest);
  await terminal.run('translate', 'strike', '--to', 'de');
  const persons = file('de.md')
    .replace(/provenance: .*/, 'provenance: { kind: human }')
    .replace('draft: true\n', '')
    .replace('Die Leute warteten.', 'Die Menschen warteten.');
  terminal.write('content/articles/strike/de.md', persons);
  const refused = await terminal.run('translate', 'strike', '--to', 'de');
  expect(refused.exitCode).toBe(1);
  expect(refused.errors).toContain('a person’s text');
  expect(file('de.md')).toBe(persons);
  terminal.write('content/articles/strike/en.md', original.replace('What happened.', 'What was.'));
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de', '--overwrite');
  expect(exitCode).toBe(0);
  const [kept] = folderOfText().filter((name) => name.includes('kept'));
  expect(errors).toContain(kept);
  expect(file(kept ?? '')).toBe(persons);
  expect(file('de.md')).toContain('Die Menschen warteten.');
  expect(file('de.md')).toContain('standfirst: "Unbekannt."');
  expect(file('de.md')).toContain('draft: true');
  // Nothing reads the text that was put aside.
  expect((await terminal.run('check')).output).not.toContain('kept');
});

test('a published text of a machine is not taken off the site unasked', async () => {
  await withEndpoint(honest);
  await terminal.run('translate', 'strike', '--to', 'de');
  terminal.write('content/articles/strike/de.md', file('de.md').replace('draft: true\n', ''));
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain('is published');
});

test('where the paper publishes unread what machines write, such a text stays published; not with a part left', async () => {
  terminal.write(
    'content/publication.yaml',
    'name: { en: Paper }\ntagline: { en: News }\nlocales: [en, de]\ndefaultLocale: en\ntimeZone: UTC\nmachineTranslation: { publishUnreviewed: [de] }\n',
  );
  await withEndpoint(honest);
  await terminal.run('translate', 'strike', '--to', 'de');
  const published = file('de.md').replace('draft: true\n', '');
  terminal.write('content/articles/strike/de.md', published);
  terminal.write('content/articles/strike/en.md', original.replace('People waited.', 'The people <waited>.'));
  const left = await terminal.run('translate', 'strike', '--to', 'de');
  expect(left.exitCode).toBe(1);
  expect(file('de.md')).toBe(published);
  terminal.write('content/articles/strike/en.md', original.replace('\nPeople waited.\n', ''));
  expect((await terminal.run('translate', 'strike', '--to', 'de')).exitCode).toBe(0);
  expect(file('de.md')).not.toContain('draft: true');
  expect(file('de.md')).not.toContain('Die Leute warteten.');
});

test('what no answer serves for is left, named, and fails the command', async () => {
  await withEndpoint((received, response, number) => {
    const blocks = blocksIn(received.body).map(({ id, text }) => ({
      id,
      text:
        text.startsWith('The <m1>') || text.startsWith('The <m1')
          ? 'Der Hafen wurde geschlossen.'
          : (german[text] ?? 'Niemand erfuhr es.'),
    }));
    if (number > 0) sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain('1 left in en');
  expect(errors).toContain('tag-lost <m1>');
  expect(file('de.md')).toContain('The [harbour](https://a.example) was closed. Nobody was told.');
});

const link = 'The <m1>harbour</m1> was closed. Nobody was told.';
const harms: Readonly<Record<string, string>> = {
  'loses a tag': 'Der Hafen wurde geschlossen. Niemand erfuhr es.',
  'doubles a tag': 'Der <m1>Hafen</m1> wurde <m1>geschlossen</m1>. Niemand erfuhr es.',
  'reorders tags': 'Der </m1>Hafen<m1> wurde geschlossen. Niemand erfuhr es.',
  'glues words': 'Der<m1>Hafen</m1>wurde geschlossen. Niemand erfuhr es.',
  'glues sentences': 'Der <m1>Hafen</m1> wurde geschlossen.Niemand erfuhr es.',
  'cuts off': 'Der <m1>Hafen</m1> wurde',
  'answers in the original’s language': 'The <m1>harbour</m1> was closed. Nobody was told.',
  'answers in a third language': 'Le <m1>port</m1> était fermé depuis longtemps. Personne ne le savait.',
  'adds a link': 'Der <m1>Hafen</m1> wurde geschlossen. Niemand erfuhr es. https://evil.example/x',
  'explains itself':
    'Gern! Hier ist die Übersetzung, die Sie wollten: Der <m1>Hafen</m1> wurde geschlossen. Niemand erfuhr es. Sagen Sie mir, ob ich noch etwas für Sie tun kann, zum Beispiel kürzen.',
};

test.each(Object.entries(harms))('an endpoint that %s is asked again, and the text is whole', async (_, harmed) => {
  let times = 0;
  await withEndpoint(({ body }, response) => {
    const blocks = blocksIn(body).map(({ id, text }) => {
      if (text === link) times++;
      return { id, text: text === link && times === 1 ? harmed : (german[text] ?? '') };
    });
    sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(0);
  expect(times).toBe(2);
  expect(file('de.md')).toContain('Der [Hafen](https://a.example) wurde geschlossen. Niemand erfuhr es.');
});

test.each(Object.entries(harms))('of one that always %s nothing is taken', async (_, harmed) => {
  await withEndpoint(({ body }, response) => {
    const blocks = blocksIn(body).map(({ id, text }) => ({ id, text: text === link ? harmed : (german[text] ?? '') }));
    sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain('1 left in en');
  expect(file('de.md')).toContain('The [harbour](https://a.example) was closed. Nobody was told.');
});

test.each([
  ['429', 429],
  ['503', 503],
])('%s with Retry-After is waited for', async (_, status) => {
  await withEndpoint((received, response, number) => {
    if (number === 1) sendJson(response, { error: { message: 'later' } }, status, { 'retry-after': '0' });
    else honest(received, response, number);
  });
  expect((await terminal.run('translate', 'strike', '--to', 'de')).exitCode).toBe(0);
});

test('a wrong key ends the run with a clear word and without the key', async () => {
  await withEndpoint((_, response) =>
    sendJson(response, { error: { message: 'Incorrect API key provided: hunter2' } }, 401),
  );
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain('CHAT_API_KEY');
  expect(errors).not.toContain('hunter2');
  expect(existsSync(join(terminal.folder, 'content/articles/strike/de.md'))).toBe(false);
});

test('Ctrl-C breaks off; the same command goes on from there', async () => {
  const { received } = await withEndpoint((request, response, number) => {
    if (number === 1) sendCompletion(response, 'no JSON');
    // The fourth request is under way when the person breaks off.
    else if (number === 4) terminal.interrupt();
    else honest(request, response, number);
  });
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain('Broken off');
  expect(received).toHaveLength(4);
  expect((await terminal.run('translate', 'strike', '--to', 'de')).exitCode).toBe(0);
  expect(received.slice(4).flatMap(({ body }) => blocksIn(body))).toHaveLength(2);
});

test.each([
  [['translate', 'strike', '--to', 'it'], 'There is no locale “it”'],
  [['translate', 'strike', '--to', 'en'], 'there is nothing to translate'],
  [['translate', 'storm', '--to', 'de'], 'There is no article “storm”'],
  [['translate', 'strike', '--to', 'de', '--engine', 'oracle'], 'Allowed choices are'],
  [['translate', 'strike', '--to', 'de', '--price', 'dear'], 'must be a price'],
  [['translate', 'strike'], '--to'],
])('%j is refused with a clear word', async (words, message) => {
  terminal.environment = { CHAT_MODEL: 'small' };
  const { exitCode, errors } = await terminal.run(...words);
  expect(exitCode).toBe(1);
  expect(errors).toContain(message);
});

test.each([
  ['long', 'word '.repeat(300_000), 'longer than'],
  ['deep', `${'> '.repeat(100)}word`, 'nested deeper'],
])('an original that is too %s is refused with a clear word', async (_, body, message) => {
  terminal.environment = { CHAT_MODEL: 'small' };
  terminal.write('content/articles/strike/en.md', `${original}\n${body}\n`);
  const { exitCode, errors } = await terminal.run('translate', 'strike', '--to', 'de');
  expect(exitCode).toBe(1);
  expect(errors).toContain(message);
});

test('a glossary that is wrong ends the run, and is a finding of check', async () => {
  await withEndpoint(honest);
  terminal.write('content/glossary.yaml', 'terms:\n  - words: { en: strike }\n');
  expect((await terminal.run('translate', 'strike', '--to', 'de')).errors).toContain('glossary.yaml');
  const { exitCode, output } = await terminal.run('check');
  expect(exitCode).toBe(1);
  expect(output).toContain('content/glossary.yaml:2');
});
