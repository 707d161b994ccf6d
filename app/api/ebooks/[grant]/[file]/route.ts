import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { bookFormats } from '../../../../../ebooks/book.ts';
import type { EbookFile } from '../../../../../ebooks/ebooks.ts';
import { verifyLink } from '../../../../../subscriptions/signed-link.ts';
import { composition } from '../../../../_composition.ts';
import { logOf } from '../../../../_log.ts';
import { plainAnswer, privateHeaders, tryAgainLater } from '../../../../_private-answer.ts';

export const dynamic = 'force-dynamic';

/** `<eBook>.<locale>.<format>` */
const name = new RegExp(`^(?<ebook>[^/]+)\\.(?<locale>[\\w-]+)\\.(?<format>${bookFormats.join('|')})$`);

/** An eBook's file, for whoever has pressed the button on its page within the last hour. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ grant: string; file: string }> },
): Promise<Response> {
  const { grant, file } = await params;
  const { keys, ebooks } = composition();
  const verdict = verifyLink(keys, 'download', grant, Date.now());
  if (!verdict.ok) {
    return verdict.reason === 'expired'
      ? plainAnswer(410, 'This download has expired. Open the page from your mail again.')
      : plainAnswer(404, 'This link is not complete, or not one of ours.');
  }
  const { ebook, locale, format } = name.exec(decodeURIComponent(file))?.groups ?? {};
  const wanted = bookFormats.find((one) => one === format);
  if (ebook === undefined || locale === undefined || !wanted) return plainAnswer(404, 'There is no such eBook.');
  try {
    const found = await ebooks.file(ebook, locale, wanted);
    return found ? fileAnswer(found) : plainAnswer(404, 'There is no such eBook.');
  } catch (error) {
    logOf('ebooks')('error', `ebooks/${ebook}/${locale}.md: ${error instanceof Error ? error.message : String(error)}`);
    return tryAgainLater();
  }
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
