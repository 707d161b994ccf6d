import { robotsTxt } from '../../publication/site-files.ts';
import { composition } from '../_composition.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(robotsTxt({ siteUrl: composition().siteUrl }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
