import { draftMode } from 'next/headers';
import { NextResponse } from 'next/server';
import { draftCookie } from '../../../_draft.ts';

export const dynamic = 'force-dynamic';

/** Ends a preview. */
export async function POST(): Promise<Response> {
  (await draftMode()).disable();
  const response = new NextResponse(null, { status: 303, headers: { Location: '/' } });
  response.cookies.delete(draftCookie);
  return response;
}
