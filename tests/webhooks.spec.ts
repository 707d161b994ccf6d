import { createHmac } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { testWithOwnServer } from './own-server.ts';
import { expect } from './site.ts';
import { addSubscriber, subscriberNow } from './subscribers.ts';

const secret = Buffer.from('a secret that only the tests know').toString('base64');

const test = testWithOwnServer({ RESEND_WEBHOOK_SECRET: `whsec_${secret}` });

/** Signs as Standard Webhooks says and sends. @param bend changes what is sent after it was signed */
function send(
  request: APIRequestContext,
  body: string,
  id: string,
  { at = Date.now(), bend = (text: string) => text } = {},
) {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${timestamp}.${body}`);
  return request.post('/api/webhooks/resend', {
    data: Buffer.from(bend(body)),
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${signature.digest('base64')}`,
    },
  });
}

const complaint = (to: string) =>
  JSON.stringify({
    type: 'email.complained',
    created_at: new Date().toISOString(),
    data: { email_id: 'a-mail', to: [to] },
  });

test('a report counts once, however often it comes', async ({ request, server }) => {
  const { id, address } = await addSubscriber(server, 'en');
  for (const said of ['Taken.\n', 'Known.\n', 'Known.\n']) {
    const answer = await send(request, complaint(address), 'msg_1');
    expect([answer.status(), await answer.text()]).toEqual([200, said]);
  }
  expect((await subscriberNow(server, id))?.suppressed).toBe('complaint');
});

test('what is forged, old, too large or no report changes nothing, and is told apart', async ({ request, server }) => {
  const { id, address } = await addSubscriber(server, 'en');
  const body = complaint(address);
  const before = await subscriberNow(server, id);
  const refused = async (answer: ReturnType<typeof send>) => (await answer).status();
  expect(await refused(send(request, body, 'msg_2', { bend: (text) => text.replace('complained', 'bounced') }))).toBe(
    401,
  );
  expect(await refused(send(request, body, 'msg_3', { at: Date.now() - 6 * 60_000 }))).toBe(401);
  expect(await refused(send(request, body, 'msg_4', { at: Date.now() + 6 * 60_000 }))).toBe(401);
  expect(await refused(request.post('/api/webhooks/resend', { data: body }))).toBe(401);
  expect(await refused(send(request, 'a'.repeat(10_000_000), 'msg_5'))).toBe(413);
  expect(await refused(send(request, 'no JSON', 'msg_6'))).toBe(400);
  expect(await refused(send(request, '{"type":"domain.created"}', 'msg_7'))).toBe(200);
  expect((await request.get('/api/webhooks/resend')).status()).toBe(405);
  expect(await subscriberNow(server, id)).toEqual(before);
});
