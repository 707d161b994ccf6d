import type { IncomingHttpHeaders } from 'node:http';

/** Next's status for a form whose server action this build does not know: the page was made by an earlier build. */
export const unknownAction = 409;

/** More than a person types into a form of ours: the rest of a longer field is not carried over. */
const longestField = 2_000;
const mostFields = 20;

/**
 * Whether a form comes from another site, as far as the browser tells: `Sec-Fetch-Site` (Fetch Metadata, W3C), else
 * `Origin`. Programs and old browsers that send neither are let through; what a form of ours can do without a token is
 * to ask for a mail.
 */
export function isForeignForm(headers: IncomingHttpHeaders, siteUrl: string): boolean {
  const { origin } = headers;
  const site = [headers['sec-fetch-site'] ?? []].flat()[0];
  if (origin !== undefined && origin !== 'null') {
    const host = URL.parse(origin)?.host;
    return origin !== siteUrl && (host === undefined || host !== headers.host);
  }
  return site === 'cross-site' || site === 'same-site';
}

/** Whether a body says that it is a form in parts and is none: Next would answer it with a failure, and log two. */
export async function isBrokenForm(payload: Buffer, contentType: string | undefined): Promise<boolean> {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return false;
  return (await typedFields(payload, contentType)) === undefined;
}

/**
 * What a person typed into a form: its text fields but for those that belong to the framework (`$ACTION…`). Undefined
 * when the body cannot be read as a form.
 */
export async function typedFields(
  payload: Buffer,
  contentType: string | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    const form = await new Response(new Uint8Array(payload), {
      headers: { 'content-type': contentType ?? '' },
    }).formData();
    const fields = [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, longestField)] as const] : [],
    );
    return Object.fromEntries(fields.slice(0, mostFields));
  } catch {
    // A body that is no form was typed by nobody.
    return undefined;
  }
}
