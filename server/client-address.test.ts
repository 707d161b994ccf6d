import { expect, test } from 'vitest';
import { clientAddressBehind } from './client-address.ts';

test.each([
  ['without proxies, the connection', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['IPv4 on a socket for both', [], '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['what a trusted proxy saw', ['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['not what the client made up', ['127.0.0.1'], '127.0.0.1', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
  ['through several proxies', ['10.0.0.0/8', 'fd00::/8'], 'fd00::1', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['the proxy, when it says nothing', ['10.0.0.0/8'], '10.0.0.1', undefined, '10.0.0.1'],
  ['the proxy, when it says nonsense', ['10.0.0.0/8'], '10.0.0.1', 'unknown', '10.0.0.1'],
  ['the connection, when another proxy comes', ['10.0.0.1'], '10.0.0.2', '198.51.100.1', '10.0.0.2'],
])('tells the client: %s', (_what, trusted, connection, forwardedFor, expected) => {
  expect(clientAddressBehind(trusted)(connection, forwardedFor)).toBe(expected);
});
