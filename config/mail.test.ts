import { expect, test } from 'vitest';
import { DatabaseConfigError, databaseConfig } from './database.ts';
import { MailConfigError, mailConfig } from './mail.ts';

const folder = { transport: { kind: 'folder' }, worker: true, webhookSecret: undefined };

test('mail needs nothing: it is written into a folder', () => {
  expect(mailConfig({})).toEqual(folder);
  expect(mailConfig({ RESEND_API_KEY: ' ', SMTP_URL: '' })).toEqual(folder);
});

test('a key means Resend, an SMTP address SMTP, and MAIL_TRANSPORT decides between them', () => {
  const both = { RESEND_API_KEY: 're_1', SMTP_URL: 'smtp://localhost' };
  expect(mailConfig(both).transport).toEqual({ kind: 'resend', apiKey: 're_1', baseUrl: 'https://api.resend.com' });
  expect(mailConfig({ ...both, MAIL_TRANSPORT: 'smtp' }).transport).toEqual({ kind: 'smtp', url: both.SMTP_URL });
  expect(mailConfig({ ...both, MAIL_TRANSPORT: 'folder' }).transport).toEqual({ kind: 'folder' });
  expect(mailConfig({ ...both, WORKER: 'off' }).worker).toBe(false);
});

test.each([
  [{ MAIL_TRANSPORT: 'pigeon' }, 'MAIL_TRANSPORT must be resend, smtp or folder'],
  [{ MAIL_TRANSPORT: 'resend' }, 'RESEND_API_KEY is missing'],
  [{ MAIL_TRANSPORT: 'smtp' }, 'SMTP_URL is missing'],
  [{ SMTP_URL: 'https://user:hunter2@host' }, 'SMTP_URL must be'],
  [{ RESEND_WEBHOOK_SECRET: 'hunter2' }, 'RESEND_WEBHOOK_SECRET must be'],
  [{ WORKER: 'maybe' }, 'WORKER must be on or off'],
])('%j is refused, and no secret repeated', (env, message) => {
  const read = () => mailConfig(env);
  expect(read).toThrow(MailConfigError);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/hunter2/);
});

test('the database is a file in the data folder unless an address says otherwise', () => {
  expect(databaseConfig('/data', {})).toEqual({ kind: 'sqlite', file: '/data/broadsheet.sqlite' });
  const url = 'postgres://ann:hunter2@db/news';
  expect(databaseConfig('/data', { DATABASE_URL: url })).toEqual({ kind: 'postgres', url });
  const wrong = () => databaseConfig('/data', { DATABASE_URL: 'mysql://ann:hunter2@db/news' });
  expect(wrong).toThrow(DatabaseConfigError);
  expect(wrong).toThrow(/^(?!.*hunter2)/s);
});
