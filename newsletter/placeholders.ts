/**
 * What stands in a rendered edition where each subscriber gets something of her own. Capital letters only: they need no
 * escaping in an address, in HTML, JSON or a header, and no heading in plain text can change them.
 */
export const placeholders = {
  unsubscribe: 'BROADSHEETUNSUBSCRIBETOKEN',
  preferences: 'BROADSHEETPREFERENCESTOKEN',
} as const;

export type Placeholder = keyof typeof placeholders;

/** What comes to stand in the place of each. Tokens of signed links need no escaping either. */
export type Substitutions = Readonly<Record<Placeholder, string>>;

/** A text with what is one subscriber's own in its places. */
export function substitute(text: string, values: Substitutions): string {
  return text
    .replaceAll(placeholders.unsubscribe, values.unsubscribe)
    .replaceAll(placeholders.preferences, values.preferences);
}
