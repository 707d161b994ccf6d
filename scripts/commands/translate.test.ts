import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blocksIn, sendCompletion } from '../../translation/engines/testing-server.ts';
import { honest, original, TestingTranslation } from '../testing-translation.ts';

// Some of these look at the whole folder as well, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let paper: TestingTranslation;
beforeEach(() => {
  paper = new TestingTranslation();
});
afterEach(() => paper.end());

test('an article becomes a draft with its provenance and what it was made from, checked at once', async () => {
  await paper.withEndpoint(honest);
  const { exitCode, output, errors } = await paper.translate();
  expect(errors).toContain('4 blocks asked for');
  expect(exitCode).toBe(0);
  expect(output).toContain(join('articles', 'strike', 'de.md'));
  expect(errors).toContain('0 errors');
  const text = paper.file('de.md');
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
  expect((await paper.terminal.run('check')).exitCode).toBe(0);
});

test('what is in step with its original is not asked for again; of a changed original only what changed', async () => {
  const { received } = await paper.withEndpoint(honest);
  await paper.translate();
  const before = received.length;
  const again = await paper.translate();
  expect(again.errors).toContain('follows its original already');
  expect(received.length).toBe(before);
  paper.terminal.write('content/articles/strike/en.md', original.replace('People waited.', 'People left.'));
  await paper.translate();
  expect(blocksIn(received.at(-1)?.body ?? '').map(({ text }) => text)).toEqual(['People left.']);
});

test('a dry run says blocks, characters and price, and asks for nothing', async () => {
  const { received } = await paper.withEndpoint(honest);
  const { exitCode, output } = await paper.terminal.run(
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
  expect(paper.files()).toEqual(['article.yaml', 'en.md']);
});

test('over its budget a run asks for nothing; a budget needs a price', async () => {
  const { received } = await paper.withEndpoint(honest, { TRANSLATION_PRICE: '20 EUR' });
  const over = await paper.translate('--budget', '0.0001');
  expect(over.exitCode).toBe(1);
  expect(over.errors).toContain('more than the budget of 0.0001');
  expect(received).toHaveLength(0);
  paper.terminal.environment = { CHAT_MODEL: 'small' };
  expect((await paper.translate('--budget', '1')).errors).toContain('A budget needs a price');
});

test('what is asked twice counts: a run ends when the budget is used up, and goes on with another one', async () => {
  // The price is that of the first answers alone; every answer comes back broken once.
  await paper.withEndpoint((received, response, number) => {
    if (number === 1) sendCompletion(response, 'no JSON');
    else honest(received, response, number);
  });
  const args = ['translate', 'strike', '--to', 'de', '--price', '1000000'];
  const short = await paper.terminal.run(...args, '--budget', '120');
  expect(short.exitCode).toBe(1);
  expect(short.errors).toContain('The budget of 120 is used up');
  expect(paper.files()).not.toContain('de.md');
  const more = await paper.terminal.run(...args, '--budget', '120');
  expect(more.exitCode).toBe(0);
  expect(more.errors).toContain('remembered');
});

test('a person’s text is not overwritten; with --overwrite it is kept beside the draft, and its unchanged blocks stay', async () => {
  await paper.withEndpoint(honest);
  await paper.translate();
  const persons = paper
    .file('de.md')
    .replace(/provenance: .*/, 'provenance: { kind: human }')
    .replace('draft: true\n', '')
    .replace('Die Leute warteten.', 'Die Menschen warteten.');
  paper.terminal.write('content/articles/strike/de.md', persons);
  const refused = await paper.translate();
  expect(refused.exitCode).toBe(1);
  expect(refused.errors).toContain('a person’s text');
  expect(paper.file('de.md')).toBe(persons);
  paper.terminal.write('content/articles/strike/en.md', original.replace('What happened.', 'What was.'));
  const { exitCode, errors } = await paper.translate('--overwrite');
  expect(exitCode).toBe(0);
  const [kept] = paper.files().filter((name) => name.includes('kept'));
  expect(errors).toContain(kept);
  expect(paper.file(kept ?? '')).toBe(persons);
  expect(paper.file('de.md')).toContain('Die Menschen warteten.');
  expect(paper.file('de.md')).toContain('standfirst: "Unbekannt."');
  expect(paper.file('de.md')).toContain('draft: true');
  // Nothing reads the text that was put aside.
  expect((await paper.terminal.run('check')).output).not.toContain('kept');
});

test('a published text of a machine is not taken off the site unasked', async () => {
  await paper.withEndpoint(honest);
  await paper.translate();
  paper.terminal.write('content/articles/strike/de.md', paper.file('de.md').replace('draft: true\n', ''));
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain('is published');
});

test('where the paper publishes unread what machines write, such a text stays published; not with a part left', async () => {
  paper.terminal.write(
    'content/publication.yaml',
    'name: { en: Paper }\ntagline: { en: News }\nlocales: [en, de]\ndefaultLocale: en\ntimeZone: UTC\nmachineTranslation: { publishUnreviewed: [de] }\n',
  );
  await paper.withEndpoint(honest);
  await paper.translate();
  const published = paper.file('de.md').replace('draft: true\n', '');
  paper.terminal.write('content/articles/strike/de.md', published);
  paper.terminal.write('content/articles/strike/en.md', original.replace('People waited.', 'The people <waited>.'));
  const left = await paper.translate();
  expect(left.exitCode).toBe(1);
  expect(paper.file('de.md')).toBe(published);
  paper.terminal.write('content/articles/strike/en.md', original.replace('\nPeople waited.\n', ''));
  expect((await paper.translate()).exitCode).toBe(0);
  expect(paper.file('de.md')).not.toContain('draft: true');
  expect(paper.file('de.md')).not.toContain('Die Leute warteten.');
});

test.each([
  [['translate', 'strike', '--to', 'it'], 'There is no locale “it”'],
  [['translate', 'strike', '--to', 'en'], 'there is nothing to translate'],
  [['translate', 'storm', '--to', 'de'], 'There is no article “storm”'],
  [['translate', 'strike', '--to', 'de', '--engine', 'oracle'], 'Allowed choices are'],
  [['translate', 'strike', '--to', 'de', '--price', 'dear'], 'must be a price'],
  [['translate', 'strike'], '--to'],
])('%j is refused with a clear word', async (words, message) => {
  paper.terminal.environment = { CHAT_MODEL: 'small' };
  const { exitCode, errors } = await paper.terminal.run(...words);
  expect(exitCode).toBe(1);
  expect(errors).toContain(message);
});

test.each([
  ['long', 'word '.repeat(300_000), 'longer than'],
  ['deep', `${'> '.repeat(100)}word`, 'nested deeper'],
])('an original that is too %s is refused with a clear word', async (_, body, message) => {
  paper.terminal.environment = { CHAT_MODEL: 'small' };
  paper.terminal.write('content/articles/strike/en.md', `${original}\n${body}\n`);
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain(message);
});

test('a glossary that is wrong ends the run, and is a finding of check', async () => {
  await paper.withEndpoint(honest);
  paper.terminal.write('content/glossary.yaml', 'terms:\n  - words: { en: strike }\n');
  expect((await paper.translate()).errors).toContain('glossary.yaml');
  const { exitCode, output } = await paper.terminal.run('check');
  expect(exitCode).toBe(1);
  expect(output).toContain('content/glossary.yaml:2');
});
