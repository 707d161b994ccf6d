import '../globals.css';
import type { Viewport } from 'next';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { faceRules } from '../../languages/faces.ts';
import { iconLinks } from '../_views/icons.ts';
import { siteIn } from '../_views/site.ts';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfbf7' },
    { media: '(prefers-color-scheme: dark)', color: '#161412' },
  ],
};

/** Puts a remembered choice of light or dark on before the first paint. */
const themeScript = 'try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t}catch{}';

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const { accent, accentDark } = site.config.brand.colours;
  const icons = await iconLinks();
  for (const face of site.language.preload) {
    preload(face, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
  return (
    <html lang={locale} dir={site.language.direction} data-script={site.language.script}>
      <head>
        <script data-theme-script="" dangerouslySetInnerHTML={{ __html: themeScript }} />
        <style href="brand" precedence="brand">
          {`${faceRules(site.language.faces)}:root{--brand:${accent};--brand-dark:${accentDark}}`}
        </style>
        {icons.map((icon) => (
          <link key={icon.href} rel="icon" {...icon} />
        ))}
        <link rel="manifest" href={`${site.view.home}/manifest.webmanifest`} />
      </head>
      <body>{children}</body>
    </html>
  );
}
