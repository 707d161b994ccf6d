import { type AddressProblem, type MailAddress, readAddress } from './address.ts';

/** A row of a list of subscribers, as it stands in the file; what the file has no column for is undefined. */
export interface ListRow {
  readonly email: string | undefined;
  readonly locale: string | undefined;
  readonly consented_at: string | undefined;
  readonly source: string | undefined;
  /** In lists that Broadsheet exported whole: where she stands, and why nothing may be sent to her. */
  readonly state: string | undefined;
  readonly suppressed: string | undefined;
}

/** Somebody who is to be taken in. */
export interface Arrival {
  readonly address: MailAddress;
  readonly locale: string;
  /** Milliseconds since the epoch. */
  readonly consentedAt: number;
  readonly source: string;
}

/** Why a row is refused. */
export type RowProblem =
  | { readonly reason: 'address'; readonly problem: AddressProblem }
  | {
      readonly reason:
        | 'consentMissing'
        | 'consentUnreadable'
        | 'consentInFuture'
        | 'consentTooEarly'
        | 'localeMissing'
        | 'localeUnknown'
        | 'sourceTooLong'
        | 'notSubscribed';
    };

export type RowReading =
  | { readonly ok: true; readonly arrival: Arrival }
  | { readonly ok: false; readonly problem: RowProblem };

export interface ListRules {
  /** The publication's. */
  readonly locales: readonly string[];
  /** For rows that name none; undefined where each must. */
  readonly defaultLocale: string | undefined;
  readonly defaultSource: string;
  /** Milliseconds since the epoch of a date that was written down, or undefined for what is no date. */
  readonly instantOf: (text: string) => number | undefined;
  readonly now: number;
}

const longestSource = 200;
/** What is older is a zero that some program took for a date: nobody gave consent to e-mail then. */
const earliestConsent = Date.UTC(1990, 0, 1);
/** How far clocks may differ, in milliseconds. */
const clockDifference = 5 * 60_000;

/**
 * Reads rows of a list of people who gave their consent elsewhere. Without the day on which she gave it nobody is taken
 * in (GDPR, article 7(1): the controller must be able to show it).
 */
export function rowReader({ locales, defaultLocale, defaultSource, instantOf, now }: ListRules) {
  const localeOf = remembering(localeReader(locales));
  const instant = remembering(instantOf);
  const refuse = (problem: RowProblem): RowReading => ({ ok: false, problem });
  return (row: ListRow): RowReading => {
    const reading = readAddress(row.email ?? '');
    if (!reading.ok) return refuse({ reason: 'address', problem: reading.problem });
    if (row.suppressed || (row.state && row.state !== 'confirmed')) return refuse({ reason: 'notSubscribed' });
    if (!row.consented_at) return refuse({ reason: 'consentMissing' });
    const consentedAt = instant(row.consented_at);
    if (consentedAt === undefined) return refuse({ reason: 'consentUnreadable' });
    if (consentedAt > now + clockDifference) return refuse({ reason: 'consentInFuture' });
    if (consentedAt < earliestConsent) return refuse({ reason: 'consentTooEarly' });
    if (!row.locale && defaultLocale === undefined) return refuse({ reason: 'localeMissing' });
    const locale = row.locale ? localeOf(row.locale) : defaultLocale;
    if (locale === undefined) return refuse({ reason: 'localeUnknown' });
    const source = row.source || defaultSource;
    if (source.length > longestSource) return refuse({ reason: 'sourceTooLong' });
    return { ok: true, arrival: { address: reading.address, locale, consentedAt: Math.min(consentedAt, now), source } };
  };
}

/** Lists repeat the same few locales and days; what repeats nothing must not gather. */
const mostRemembered = 10_000;

function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const remembered = new Map<string, Value>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known as Value;
    if (remembered.size >= mostRemembered) remembered.clear();
    const value = read(text);
    remembered.set(text, value);
    return value;
  };
}

/** Finds the publication's locale for what a list calls it: `de`, `de_AT`, `DE`. */
function localeReader(locales: readonly string[]): (text: string) => string | undefined {
  const byLanguage = new Map(locales.toReversed().map((locale) => [new Intl.Locale(locale).language, locale]));
  return (text) => {
    try {
      const [canonical = ''] = Intl.getCanonicalLocales(text.replaceAll('_', '-'));
      return locales.find((locale) => locale === canonical) ?? byLanguage.get(new Intl.Locale(canonical).language);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
}
