import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStandInSite, type StandInSite, sendHtml } from './stand-in-site.ts';

let site: StandInSite;
beforeEach(async () => {
  site = await openStandInSite();
});
afterEach(() => site.close());

const post = (headers: Record<string, string>, send = 'email=a%40b.example') =>
  site.get('/en', { method: 'POST', headers, send });

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  [{ origin: 'null', 'sec-fetch-site': 'cross-site' }],
])('a form that another site sent (%o) reaches nothing', async (headers) => {
  expect(await post(headers)).toMatchObject({ status: 403 });
  expect(site.asked).toEqual([]);
});

test.each([
  [{ origin: 'https://news.example', 'sec-fetch-site': 'same-origin' }],
  [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
  [{ origin: 'http://news.internal', host: 'news.internal' }],
  [{ 'sec-fetch-site': 'none' }],
  [{}],
])('a form of the site itself (%o) is taken', async (headers) => {
  expect((await post(headers as Record<string, string>)).status).toBe(200);
  expect(site.asked).toHaveLength(1);
  // Next would take it for another site's.
  expect(site.asked[0]?.headers.origin).not.toBe('null');
});

test('a form of an earlier build leads to a page with what was typed', async () => {
  site.pages['/en'] = (request, response) => {
    if (request.method === 'POST') {
      response.writeHead(409).end('Server Action unavailable.');
      return;
    }
    const typed = Buffer.from(String(request.headers['x-broadsheet-typed']), 'base64url').toString();
    sendHtml(
      response,
      200,
      `${String(request.headers['x-broadsheet-render'])} ${Object.values(JSON.parse(typed)).join('|')}`,
    );
  };
  const form = new URLSearchParams({ email: 'reader@example.org', locale: 'ar', $ACTION_REF_1: '' });
  const answer = await post({ 'content-type': 'application/x-www-form-urlencoded' }, form.toString());
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } });
  expect(answer.body).toContain('outdated-form reader@example.org|ar<');
});

test.each([
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=----------------------------abcdefgh', '------------------------------abcdefgh\r\nx'],
  ['Multipart/Form-Data; boundary=a', '--b\r\n\r\n'],
])('a form in parts (%s) that has none is refused and reaches nothing', async (type, body) => {
  expect(await post({ 'content-type': type }, body)).toMatchObject({ status: 400 });
  expect(site.asked).toEqual([]);
});

test('nobody but the server says what was typed', async () => {
  await post({ 'x-broadsheet-typed': 'e30', 'x-broadsheet-render': 'outdated-form' });
  expect(site.asked[0]?.headers).not.toHaveProperty('x-broadsheet-typed');
  expect(site.asked[0]?.headers).not.toHaveProperty('x-broadsheet-render');
});
