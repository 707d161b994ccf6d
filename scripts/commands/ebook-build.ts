import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { bookOf } from '../../app/_ebooks.ts';
import { bookFormats } from '../../ebooks/book.ts';
import { buildEbook } from '../../ebooks/build.ts';
import { BookError } from '../../ebooks/pdf/book-error.ts';
import { loadPathWords } from '../../i18n/paths.ts';
import type { PathWords } from '../../publication/addresses.ts';
import { Archive } from '../../publication/archive.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { withCommandIndex } from '../command-index.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly locale?: string;
  readonly format?: string;
  readonly out: string;
}

/** Adds `ebook build`. */
export function addEbookBuild(program: Command, terminal: Terminal): void {
  program
    .command('build')
    .description('make the PDF and EPUB files of eBooks')
    .argument('[ebook]', 'the eBook’s folder under ebooks/ (default: all of them)')
    .option('--locale <tag>', 'only this locale')
    .option('--format <format>', `only this format: ${bookFormats.join(' or ')}`)
    .requiredOption('--out <folder>', 'where the files go')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- ebook build --locale ar --format pdf --out files\n')
    .action(async (ebook: string | undefined, options: Options) => {
      const { contentDir: content, dataDir, siteUrl } = terminal.settings();
      const contentDir = resolve(terminal.folder, content);
      await withCommandIndex(resolve(terminal.folder, dataDir), contentDir, async ({ database }) => {
        const archive = new Archive(database);
        const words = new Map<string, PathWords>();
        for (const tag of archive.documents.config.locales) words.set(tag, await loadPathWords(tag));
        await buildAll({ archive, words, siteUrl, contentDir }, ebook, options, terminal);
      });
    });
}

async function buildAll(
  source: Parameters<typeof bookOf>[0],
  wanted: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const { ebooks, config } = source.archive.documents;
  if (ebooks.length === 0) throw new CommandFailure('There is no eBook under ebooks/ yet.');
  const ids = ebooks.map((ebook) => ebook.id);
  if (wanted !== undefined) oneOf('eBook', wanted, ids);
  if (options.locale !== undefined) oneOf('locale', options.locale, config.locales);
  if (options.format !== undefined) oneOf('format', options.format, bookFormats);
  const out = resolve(terminal.folder, options.out);
  await mkdir(out, { recursive: true });
  for (const id of ids.filter((one) => wanted === undefined || one === wanted)) {
    for (const locale of config.locales.filter((tag) => !options.locale || tag === options.locale)) {
      const book = await bookOf(source, id, locale);
      if (!book) continue;
      for (const format of bookFormats.filter((one) => !options.format || one === options.format)) {
        const path = join(out, `${id}.${locale}.${format}`);
        try {
          const { bytes, pages } = await buildEbook(book, format);
          await writeFile(path, bytes);
          terminal.write(`${path}${pages === undefined ? '' : ` (${pages} pages)`}\n`);
        } catch (error) {
          if (error instanceof BookError) throw new CommandFailure(`ebooks/${id}/${locale}.md: ${error.message}`);
          throw error;
        }
      }
    }
  }
}
