import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blocksIn, sendCompletion, TestingServer } from '../../translation/engines/testing-server.ts';
import { TestingTerminal } from '../testing-terminal.ts';

const italian: Readonly<Record<string, string>> = {
  articles: 'Articoli',
  topics: 'articoli',
  'Skip to content': 'Vai al contenuto',
  'Page <m1/>': 'Pagina <m1/>',
  '<m1/> article': '<m1/> articolo',
  '<m1/> articles': '<m1/> articoli',
};

let terminal: TestingTerminal;
let server: TestingServer;
beforeEach(async () => {
  terminal = new TestingTerminal();
  terminal.write(
    'content/publication.yaml',
    'name: { en: Paper }\ntagline: { en: News }\nlocales: [en]\ndefaultLocale: en\ntimeZone: UTC\n',
  );
  terminal.write(
    'messages/en.json',
    JSON.stringify({
      paths: { articles: 'articles', topics: 'topics' },
      page: { skip: 'Skip to content', number: 'Page {page}' },
      list: { count: '{count, plural, one {# article} other {# articles}}' },
    }),
  );
  terminal.write('messages/translator-notes.json', JSON.stringify({ page: { skip: 'A link for keyboards.' } }));
  server = await TestingServer.start(({ body }, response) => {
    const blocks = blocksIn(body).map(({ id, text }) => ({ id, text: italian[text] ?? 'Perduto' }));
    sendCompletion(response, JSON.stringify({ blocks }));
  });
  terminal.environment = { CHAT_BASE_URL: server.url, CHAT_MODEL: 'small' };
});
afterEach(async () => {
  terminal.remove();
  await server.stop();
});

const messages = (): unknown => JSON.parse(readFileSync(join(terminal.folder, 'messages/it.json'), 'utf8'));

test('a language gets all messages in the order of the source, with its plurals, and path words of their own', async () => {
  const { exitCode, output, errors } = await terminal.run('translate', 'messages', '--to', 'it');
  expect(errors).toContain('have somebody read them');
  expect(exitCode).toBe(0);
  expect(output).toContain(join('messages', 'it.json'));
  expect(messages()).toEqual({
    paths: { articles: 'articoli', topics: 'articoli-2' },
    page: { skip: 'Vai al contenuto', number: 'Pagina {page}' },
    list: { count: '{count, plural, one {# articolo} many {# articoli} other {# articoli}}' },
  });
  expect(server.received.some(({ body }) => body.includes('A link for keyboards.'))).toBe(true);
});

test('only what is missing is translated; what a person wrote stays', async () => {
  terminal.write('messages/it.json', JSON.stringify({ page: { skip: 'Salta' }, own: 'Nostro' }));
  await terminal.run('translate', 'messages', '--to', 'it');
  expect(messages()).toMatchObject({ page: { skip: 'Salta', number: 'Pagina {page}' }, own: 'Nostro' });
  const again = await terminal.run('translate', 'messages', '--to', 'it');
  expect(again.errors).toContain('No message is missing');
});

test('with --overwrite everything is translated, and the file that was there is kept', async () => {
  terminal.write('messages/it.json', JSON.stringify({ page: { skip: 'Salta' } }));
  await terminal.run('translate', 'messages', '--to', 'it', '--overwrite');
  expect(messages()).toMatchObject({ page: { skip: 'Vai al contenuto' } });
  expect(readdirSync(join(terminal.folder, 'messages')).filter((name) => name.includes('kept'))).toHaveLength(1);
});

test('a message whose arguments do not come back stays in English, and is named', async () => {
  const source = JSON.parse(readFileSync(join(terminal.folder, 'messages/en.json'), 'utf8')) as Record<string, unknown>;
  terminal.write('messages/en.json', JSON.stringify({ ...source, mail: { hello: 'Hello {name}' } }));
  const { exitCode, errors } = await terminal.run('translate', 'messages', '--to', 'it');
  expect(exitCode).toBe(1);
  expect(errors).toContain('mail.hello');
  expect(messages()).toMatchObject({ mail: { hello: 'Hello {name}' } });
});

test('a dry run writes nothing', async () => {
  const { output } = await terminal.run('translate', 'messages', '--to', 'it', '--dry-run', '--price', '20');
  expect(output).toContain('5 messages, 6 blocks');
  expect(readdirSync(join(terminal.folder, 'messages'))).not.toContain('it.json');
});

test.each([
  ['en', 'nothing to translate'],
  ['xx-nonsense-tag-too-long', 'is not the tag'],
  ['../it', 'is not the tag'],
])('--to %s is refused', async (to, message) => {
  const { exitCode, errors } = await terminal.run('translate', 'messages', '--to', to);
  expect(exitCode).toBe(1);
  expect(errors).toContain(message);
});
