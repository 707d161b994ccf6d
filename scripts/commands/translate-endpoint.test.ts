import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blocksIn, sendCompletion, sendJson } from '../../translation/engines/testing-server.ts';
import { german, honest, TestingTranslation } from '../testing-translation.ts';

// Whatever an endpoint answers: the text is whole, or what is missing is named.

// Some of these look at the whole folder as well, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let paper: TestingTranslation;
beforeEach(() => {
  paper = new TestingTranslation();
});
afterEach(() => paper.end());

test('what no answer serves for is left, named, and fails the command', async () => {
  await paper.withEndpoint((received, response, number) => {
    const blocks = blocksIn(received.body).map(({ id, text }) => ({
      id,
      text:
        text.startsWith('The <m1>') || text.startsWith('The <m1')
          ? 'Der Hafen wurde geschlossen.'
          : (german[text] ?? 'Niemand erfuhr es.'),
    }));
    if (number > 0) sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain('1 left in en');
  expect(errors).toContain('tag-lost <m1>');
  expect(paper.file('de.md')).toContain('The [harbour](https://a.example) was closed. Nobody was told.');
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
  await paper.withEndpoint(({ body }, response) => {
    const blocks = blocksIn(body).map(({ id, text }) => {
      if (text === link) times++;
      return { id, text: text === link && times === 1 ? harmed : (german[text] ?? '') };
    });
    sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode } = await paper.translate();
  expect(exitCode).toBe(0);
  expect(times).toBe(2);
  expect(paper.file('de.md')).toContain('Der [Hafen](https://a.example) wurde geschlossen. Niemand erfuhr es.');
});

test.each(Object.entries(harms))('of one that always %s nothing is taken', async (_, harmed) => {
  await paper.withEndpoint(({ body }, response) => {
    const blocks = blocksIn(body).map(({ id, text }) => ({ id, text: text === link ? harmed : (german[text] ?? '') }));
    sendCompletion(response, JSON.stringify({ blocks }));
  });
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain('1 left in en');
  expect(paper.file('de.md')).toContain('The [harbour](https://a.example) was closed. Nobody was told.');
});

test.each([
  ['429', 429],
  ['503', 503],
])('%s with Retry-After is waited for', async (_, status) => {
  await paper.withEndpoint((received, response, number) => {
    if (number === 1) sendJson(response, { error: { message: 'later' } }, status, { 'retry-after': '0' });
    else honest(received, response, number);
  });
  expect((await paper.translate()).exitCode).toBe(0);
});

test('a wrong key ends the run with a clear word and without the key', async () => {
  await paper.withEndpoint((_, response) =>
    sendJson(response, { error: { message: 'Incorrect API key provided: hunter2' } }, 401),
  );
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain('CHAT_API_KEY');
  expect(errors).not.toContain('hunter2');
  expect(paper.files()).not.toContain('de.md');
});

test('Ctrl-C breaks off; the same command goes on from there', async () => {
  const { received } = await paper.withEndpoint((request, response, number) => {
    if (number === 1) sendCompletion(response, 'no JSON');
    // The fourth request is under way when the person breaks off.
    else if (number === 4) paper.terminal.interrupt();
    else honest(request, response, number);
  });
  const { exitCode, errors } = await paper.translate();
  expect(exitCode).toBe(1);
  expect(errors).toContain('Broken off');
  expect(received).toHaveLength(4);
  expect((await paper.translate()).exitCode).toBe(0);
  expect(received.slice(4).flatMap(({ body }) => blocksIn(body))).toHaveLength(2);
});
