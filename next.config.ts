import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  // Streamed metadata lands in the body of dynamic pages; every reader gets it in the head.
  htmlLimitedBots: /.*/,
  skipTrailingSlashRedirect: true,
  // Preloads stay in the document, which is compressed; a header is not.
  reactMaxHeadersLength: 0,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['better-sqlite3', 'sharp', 'satori', '@resvg/resvg-js', '@parcel/watcher'],
  experimental: {
    inlineCss: true,
    // The server in front is the only cache of pages: another behind it would hide what changed.
    isrFlushToDisk: false,
  },
};

export default withNextIntl(config);
