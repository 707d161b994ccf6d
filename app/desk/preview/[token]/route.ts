import { draftMode } from 'next/headers';
import { NextResponse } from 'next/server';
import { pathOf } from '../../../../publication/addresses.ts';
import { verifyPreview } from '../../../../publication/preview-token.ts';
import { composition } from '../../../_composition.ts';
import { draftCookie } from '../../../_draft.ts';

export const dynamic = 'force-dynamic';

/** Opens a draft: turns draft mode on, names the article in a second signed cookie, and leads to the article's address. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { archive, keys, words } = composition();
  const { token } = await params;
  const verdict = verifyPreview(keys, token, Date.now());
  if (!verdict.ok) return relative(`/desk/preview/refused/${verdict.reason}`);
  const text = archive.text(verdict.article, verdict.locale);
  const own = words.get(verdict.locale);
  if (!text || !own) return relative(`/desk/preview/refused/missing`);
  (await draftMode()).enable();
  const response = relative(pathOf(verdict.locale, { kind: 'article', slug: text.slug }, own));
  response.cookies.set(draftCookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: composition().siteUrl.startsWith('https:'),
    path: '/',
    expires: new Date(verdict.expires),
  });
  return response;
}

/** A redirect that holds whatever host the reader came by. */
function relative(path: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { Location: path, 'Cache-Control': 'private, no-store' } });
}
