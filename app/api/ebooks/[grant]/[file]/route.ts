import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { bookFormats } from '../../../../../ebooks/book.ts';
import type { EbookFile } from '../../../../../ebooks/ebooks.ts';
import { signLink, verifyLink } from '../../../../../subscriptions/signed-link.ts';
import { composition } from '../../../../_composition.ts';
import { logOf, reasonOf } from '../../../../_log.ts';
import { privateHeaders } from '../../../../_private-answer.ts';
import { leadTo, readersLocale, sayIn } from '../../../../_readers-answer.ts';

export const dynamic = 'force-dynamic';

/** `<eBook>.<locale>.<format>` */
const name = new RegExp(`^(?<ebook>[^/]+)\\.(?<locale>[\\w-]+)\\.(?<format>${bookFormats.join('|')})$`);

/**
 * An eBook's file, for whoever has pressed the button on its page within the last hour. Whoever comes later, or for a book
 * that is no more, is led to the page that sends a fresh link.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ grant: string; file: string }> },
): Promise<Response> {
  const { grant, file } = await params;
  const { keys, ebooks } = composition();
  const { ebook = '', locale = '', format } = name.exec(decoded(file))?.groups ?? {};
  const wanted = bookFormats.find((one) => one === format);
  const answerLocale = readersLocale(request, locale);
  const now = Date.now();
  const verdict = verifyLink(keys, 'download', grant, now);
  if (!verdict.ok && verdict.reason === 'altered') return leadTo(answerLocale, 'ebooks', grant);
  try {
    const found = verdict.ok && wanted ? await ebooks.file(ebook, locale, wanted) : undefined;
    return found ? fileAnswer(found) : leadTo(answerLocale, 'ebooks', endedLink(grant, ebook, keys));
  } catch (error) {
    logOf('ebooks')('error', `ebooks/${ebook}/${locale}.md: ${reasonOf(error)}`);
    return sayIn(answerLocale, 'failed');
  }
}

/** Next gives out the parts of an address as they were written. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // No file of ours has such a name.
    return '';
  }
}

/** A link to the eBook of a grant's holder that is over already: it opens nothing, and sends a fresh one to her address. */
function endedLink(grant: string, ebook: string, keys: readonly string[]): string {
  const verdict = verifyLink(keys, 'download', grant, 0);
  if (!verdict.ok) return grant;
  return signLink(keys, { purpose: 'ebook', subscriber: verdict.subscriber, expires: 1, ebook });
}

function fileAnswer({ path, bytes, mediaType, name: called }: EbookFile): Response {
  const ending = called.slice(called.lastIndexOf('.'));
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      ...privateHeaders,
      'Content-Type': mediaType,
      'Content-Length': String(bytes),
      // RFC 6266, with an ASCII name for programs that do not read the other.
      'Content-Disposition': `attachment; filename="ebook${ending}"; filename*=UTF-8''${encodeName(called)}`,
    },
  });
}

/** RFC 8187: encodeURIComponent leaves some characters that a value may not hold. */
function encodeName(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
