import type { MailAddress } from '../subscriptions/address.ts';

/** What a provider reports about a mail that it took. */
export interface DeliveryReport {
  /** The report's own id: the same report may come several times. */
  readonly id: string;
  readonly kind: 'delivered' | 'hard-bounce' | 'soft-bounce' | 'complaint';
  readonly providerId: string;
  readonly address: MailAddress | undefined;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
}

/** Storage of reports. They may come late, early, in any order and more than once: the end is the same. */
export interface ReportStore {
  /** Keeps and applies a report. False when it was known. */
  take(report: DeliveryReport, now: number): Promise<boolean>;
}
