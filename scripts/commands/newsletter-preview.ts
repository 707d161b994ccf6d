import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { createTransport } from 'nodemailer';
import { renderEdition } from '../../app/_edition-mail.ts';
import type { RenderedMail } from '../../emails/render.ts';
import { composeEdition } from '../../newsletter/compose.ts';
import { substitute } from '../../newsletter/placeholders.ts';
import { editionArticles } from '../../publication/edition-articles.ts';
import type { Sender } from '../../publication/model.ts';
import { oneOf } from '../command-failure.ts';
import { withNewsletterContent } from '../newsletter-content.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly locale?: string;
  readonly out?: string;
}

/** Adds `newsletter preview`. */
export function addNewsletterPreview(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('preview')
    .description(
      'write an edition’s mails as files, as they will be when it comes out: .html, .txt and .eml per locale',
    )
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .option('--locale <tag>', 'this locale alone')
    .option('--out <dir>', 'where the files go (default: DATA_DIR/newsletter/<edition>)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- newsletter preview 2026-11-20 --locale ar --out preview\n',
    )
    .action(async (id: string, options: Options) => {
      const { dataDir } = terminal.settings();
      const out = resolve(terminal.folder, options.out ?? join(dataDir, 'newsletter', id));
      await withNewsletterContent(terminal, async (content) => {
        const edition = content.edition(id);
        const { locales, sender } = content.config;
        const wanted = options.locale === undefined ? locales : [oneOf('locale', options.locale, locales)];
        // What is published when it comes out, or now when that has been.
        const at = Math.max(terminal.now(), edition.at);
        const sources = content.sourcesAt(at);
        mkdirSync(out, { recursive: true });
        for (const locale of wanted) {
          const composition = composeEdition(
            edition,
            locale,
            editionArticles(sources.archive, () => at),
          );
          if (!composition.composed) {
            terminal.write(`${locale}  no mail: no article of this edition has a text that may go out\n`);
            continue;
          }
          const mail = await renderEdition(composition.content, sources);
          await writeMail(join(out, `${id}.${locale}`), mail, sender);
          const kilobytes = (Buffer.byteLength(mail.html) / 1000).toFixed(1);
          const { length } = composition.content.entries;
          terminal.write(
            `${locale}  ${kilobytes} kB  ${length} ${length === 1 ? 'article' : 'articles'}  ${mail.subject}\n`,
          );
        }
      });
      terminal.write(`Written to ${relative(terminal.folder, out) || '.'}\n`);
    });
}

/** Nobody's links: they open nothing. */
const noTokens = { preferences: 'preview', unsubscribe: 'preview' } as const;

async function writeMail(path: string, mail: RenderedMail, sender: Sender | undefined): Promise<void> {
  const html = substitute(mail.html, noTokens);
  const text = substitute(mail.text, noTokens);
  writeFileSync(`${path}.html`, html);
  writeFileSync(`${path}.txt`, text);
  if (!sender) return;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from: { name: sender.name, address: sender.address },
    ...(sender.replyTo && { replyTo: sender.replyTo }),
    to: { name: 'Preview', address: sender.replyTo ?? sender.address },
    subject: mail.subject,
    html,
    text,
  });
  writeFileSync(`${path}.eml`, message as Buffer);
}
