import { headers } from 'next/headers';
import { negotiateLocale } from '../../i18n/negotiate.ts';
import { composition } from '../_composition.ts';
import { type Site, siteIn } from '../_views/site.ts';

/** The site in the language that this editor's browser asks for. */
export async function deskSite(): Promise<Site> {
  const { locales, defaultLocale } = composition().archive.documents.config;
  return siteIn(negotiateLocale((await headers()).get('accept-language'), locales, defaultLocale));
}
