import { isIPv6 } from 'node:net';

/**
 * What the limits count as one client: an IPv4 address, or the /64 network of an IPv6 address, which is the least that a
 * connection is given (RFC 6177) and holds more addresses than any limit could count.
 */
export function clientNetwork(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return plain;
  const mapped = /(?<=^::ffff:)\d+\.\d+\.\d+\.\d+$/i.exec(plain)?.[0];
  if (mapped) return mapped;
  const [head = '', tail] = plain.split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  // A dotted IPv4 part at the end stands for two groups.
  const length = first.length + last.length + (plain.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - length }, () => '0');
  const network = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
