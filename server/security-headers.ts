/** Header fields as Node takes them raw: name, value, name, value … */
export type RawHeaders = readonly string[];

/** What the policies depend on. */
export interface Policies {
  /** For HTML: the CSP sources of its inline scripts and styles. */
  readonly scriptHashes?: readonly string[];
  readonly styleHashes?: readonly string[];
}

const year = 31_536_000;
// Every document says this uncompressed, and the first ten packets hold the page: what a browser asks its user for anyway.
const features = 'browsing-topics camera display-capture geolocation microphone payment usb xr-spatial-tracking';
const permissions = features
  .split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ');

/** The security headers of one site. */
export class SecurityHeaders {
  readonly #everywhere: RawHeaders;
  readonly #documents: RawHeaders;

  /** @param siteUrl the origin of the site; under https browsers are told to stay there (HSTS, one year) */
  constructor(siteUrl: string) {
    this.#everywhere = [
      'x-content-type-options',
      'nosniff',
      ...(siteUrl.startsWith('https:') ? ['strict-transport-security', `max-age=${year}`] : []),
    ];
    this.#documents = [
      ...this.#everywhere,
      'referrer-policy',
      'strict-origin-when-cross-origin',
      'permissions-policy',
      permissions,
      'cross-origin-opener-policy',
      'same-origin',
      'x-frame-options',
      'DENY',
    ];
  }

  /** For what a reader opens: documents, feeds, sitemaps. Only what is named by hash runs or styles inline. */
  forReaders({ scriptHashes = [], styleHashes = [] }: Policies = {}): RawHeaders {
    const quoted = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join('');
    const policy = [
      "default-src 'none'",
      `script-src 'self'${quoted(scriptHashes)}`,
      `style-src 'self'${quoted(styleHashes)}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ];
    return ['content-security-policy', policy.join('; '), ...this.#documents];
  }

  /** For the desk and the programming interfaces: Next needs inline scripts and styles there. */
  forApplication(): RawHeaders {
    const policy = [
      "default-src 'self'",
      "script-src 'self' 'unsafe-inline'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ];
    return ['content-security-policy', policy.join('; '), ...this.#documents];
  }

  /** For files. One that could hold a script (SVG, pictures from the content) is inert when it is opened by itself. */
  forFiles({ sandboxed }: { readonly sandboxed: boolean }): RawHeaders {
    return sandboxed
      ? ['content-security-policy', "default-src 'none'; sandbox", ...this.#everywhere]
      : this.#everywhere;
  }
}
