import { expect, test } from 'vitest';
import { ContentDirError } from '../config/content-dir.ts';
import { DataDirError } from '../config/data-dir.ts';
import { DatabaseConfigError } from '../config/database.ts';
import { MailConfigError } from '../config/mail.ts';
import { SecretsError } from '../config/secrets.ts';
import { ServerConfigError } from '../config/server.ts';
import { explanationOf } from './explanation.ts';
import { ListenError } from './listen.ts';

test.each([
  ContentDirError,
  DataDirError,
  DatabaseConfigError,
  ListenError,
  MailConfigError,
  SecretsError,
  ServerConfigError,
])('%o needs no stack', (kind) => {
  expect(explanationOf(new kind('Name another.'))).toBe('Name another.');
});

test('one of another module graph is known by its name', () => {
  const error = Object.assign(new Error('Name another.'), { name: 'ContentDirError' });
  expect(explanationOf(error)).toBe('Name another.');
});

test('an error that nobody foresaw shows where it came from', () => {
  expect(explanationOf(new TypeError('x is undefined'))).toContain('explanation.test.ts');
  expect(explanationOf('thrown')).toBe('thrown');
});
