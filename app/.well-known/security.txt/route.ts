import { securityTxt } from '../../../publication/site-files.ts';
import { composition, reading } from '../../_composition.ts';

export const dynamic = 'force-dynamic';

const halfAYear = 182 * 86_400_000;
const day = 86_400_000;

export async function GET(): Promise<Response> {
  const { config } = (await reading()).documents;
  const contact = config.contact.security ?? config.contact.email;
  if (!contact) return new Response(null, { status: 404 });
  const expires = Math.ceil(Date.now() / day) * day + halfAYear;
  return new Response(securityTxt({ contact, expires, siteUrl: composition().siteUrl, languages: config.locales }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
