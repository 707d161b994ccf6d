import type { AddressProblem } from '../subscriptions/address.ts';
import type { RowProblem } from '../subscriptions/import-row.ts';

const addresses: Readonly<Record<AddressProblem, string>> = {
  missing: 'there is no address',
  lineBreak: 'the address holds a line break',
  several: 'there is more than one address',
  displayName: 'the address stands with a name; only the address is wanted',
  quoted: 'the address has a quoted part, which is not accepted',
  noAt: 'the address has no @',
  tooLong: 'the address is too long',
  localPart: 'what stands before the @ is no name of a mailbox',
  domain: 'what stands after the @ is no domain',
};

const others: Readonly<Record<Exclude<RowProblem['reason'], 'address'>, string>> = {
  consentMissing: 'consented_at is empty',
  consentUnreadable: 'consented_at is no date such as 2025-03-31 or 2025-03-31T18:05:00Z',
  consentInFuture: 'consented_at lies in the future',
  consentTooEarly: 'consented_at lies before 1990',
  localeMissing: 'locale is empty; --locale names one for such rows',
  localeUnknown: 'locale is none of the publication’s',
  sourceTooLong: 'source is longer than 200 characters',
  notSubscribed: 'state or suppressed says that nothing may be sent to her',
};

/** Why a row is refused, for the operator. The words never repeat the address. */
export function problemText(problem: RowProblem): string {
  return problem.reason === 'address' ? addresses[problem.problem] : others[problem.reason];
}
