/**
 * The language that the terminal is set to, as a BCP 47 tag, from `LC_ALL`, `LC_MESSAGES` and `LANG` (POSIX.1-2024,
 * 8.2); undefined when they name none.
 */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const value = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const tag = value.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (!tag || tag === 'C' || tag === 'POSIX') return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
