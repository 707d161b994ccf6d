/** What robots.txt says: everything may be read but the desk and the interfaces; where the sitemaps are (RFC 9309). */
export function robotsTxt({ siteUrl }: { readonly siteUrl: string }): string {
  return `User-agent: *
Disallow: /desk
Disallow: /api/

Sitemap: ${siteUrl}/sitemap.xml
Sitemap: ${siteUrl}/news-sitemap.xml
`;
}

export interface SecurityContact {
  /** An e-mail address, or an https:, mailto: or tel: address. */
  readonly contact: string;
  /** Milliseconds since the epoch; less than a year ahead, says the RFC. */
  readonly expires: number;
  readonly siteUrl: string;
  /** BCP 47 tags, in no order. */
  readonly languages: readonly string[];
}

/**
 * What /.well-known/security.txt says (RFC 9116).
 * @throws {RangeError} for a contact that the RFC does not allow
 */
export function securityTxt({ contact, expires, siteUrl, languages }: SecurityContact): string {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(contact) ? contact : `mailto:${contact}`;
  if (!/^(?:https:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu.test(address)) {
    throw new RangeError(`Not a contact for security.txt: ${JSON.stringify(contact)}`);
  }
  const lines = [
    `Contact: ${address}`,
    `Expires: ${new Date(expires).toISOString().replace(/\.\d+Z$/, 'Z')}`,
    ...(languages.length > 0 ? [`Preferred-Languages: ${languages.join(', ')}`] : []),
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ];
  return `${lines.join('\n')}\n`;
}

export interface ManifestInput {
  readonly name: string;
  readonly shortName?: string | undefined;
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The path of the locale's front page. */
  readonly startUrl: string;
  readonly themeColour: string;
  readonly backgroundColour: string;
  readonly icons: readonly {
    readonly url: string;
    readonly type: string;
    /** `192x192`, or `any` for a drawing. */
    readonly sizes: string;
    readonly purpose?: 'any' | 'maskable' | 'monochrome' | undefined;
  }[];
}

/** The web application manifest of a locale, as JSON (https://www.w3.org/TR/appmanifest/). */
export function webManifest(input: ManifestInput): string {
  return JSON.stringify({
    name: input.name,
    short_name: input.shortName ?? input.name,
    description: input.description,
    lang: input.language,
    dir: input.direction,
    id: input.startUrl,
    start_url: input.startUrl,
    scope: '/',
    display: 'minimal-ui',
    theme_color: input.themeColour,
    background_color: input.backgroundColour,
    icons: input.icons.map(({ url, type, sizes, purpose }) => ({ src: url, type, sizes, purpose })),
  });
}
