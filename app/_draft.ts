import { cookies, draftMode } from 'next/headers';
import { verifyPreview } from '../publication/preview-token.ts';
import { composition } from './_composition.ts';

/** Names, signed, the one article whose drafts its holder may see; draft mode alone opens nothing. */
export const draftCookie = 'broadsheet-draft';

/** The article whose drafts this reader may see: both draft mode and the signed cookie are needed. */
export async function draftArticle(): Promise<string | undefined> {
  if (!(await draftMode()).isEnabled) return undefined;
  const cookie = (await cookies()).get(draftCookie)?.value;
  const verified = cookie ? verifyPreview(composition().keys, cookie, Date.now()) : undefined;
  return verified?.ok ? verified.article : undefined;
}
