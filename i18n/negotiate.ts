import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';

/** The locale that answers an `Accept-Language` header best (RFC 9110, 12.5.4); the default one when none does. */
export function negotiateLocale(header: string | null, locales: readonly string[], defaultLocale: string): string {
  const wanted = new Negotiator({ headers: { 'accept-language': (header ?? '').slice(0, 1000) } }).languages();
  const valid = wanted.filter((tag) => {
    try {
      return tag !== '*' && Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  });
  return match(valid, locales, defaultLocale, { algorithm: 'lookup' });
}
