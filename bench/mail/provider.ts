/** A provider in a process of its own, so that what it costs is not taken for the sender's. Told by its parent. */
import { FakeResend } from '../../tests/fake-resend.ts';

/** What the parent may ask. */
export type ProviderOrder = 'count' | 'report';

/** Cheap to ask for, however much was accepted. */
export interface ProviderCounts {
  readonly addresses: number;
  readonly requests: number;
}

export interface ProviderReport {
  readonly twice: number;
  /** When each accepted request came, milliseconds since the epoch. */
  readonly times: readonly number[];
  /** When each message was accepted, by its address. */
  readonly messages: Readonly<Record<string, number>>;
}

// Requests a second that are allowed, 0 for any number; what the addresses of messages begin with.
const [limit = '0', messagePrefix = ''] = process.argv.slice(2);
const messages: Record<string, number> = {};
const provider = new FakeResend({
  unread: true,
  ...(Number(limit) > 0 && { limit: Number(limit) }),
  onAccepted: (address) => {
    if (messagePrefix !== '' && address.startsWith(messagePrefix)) messages[address] = Date.now();
  },
});
const url = await provider.listen();

process.on('message', (order: ProviderOrder) => {
  const { accepted, times } = provider;
  const counts: ProviderCounts = { addresses: accepted.size, requests: times.length };
  const report = (): ProviderReport => ({ twice: provider.twice.length, times, messages });
  process.send?.(order === 'count' ? counts : report());
});
process.send?.(url);
