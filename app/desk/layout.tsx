import '../globals.css';
import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { deskSite } from './_site.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const site = await deskSite();
  setRequestLocale(site.locale);
  const { accent, accentDark } = site.config.brand.colours;
  return (
    <html lang={site.locale} dir={site.language.direction} data-script={site.language.script}>
      <head>
        <style href="brand" precedence="brand">{`:root{--brand:${accent};--brand-dark:${accentDark}}`}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
