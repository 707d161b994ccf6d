import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { contentReaders } from '../../app/_content-readers.ts';
import { Archive } from '../../publication/archive.ts';
import { openIndex } from '../../publication/index-database.ts';
import { Indexer } from '../../publication/indexer.ts';
import type { Finding } from '../../publication/model.ts';
import { CommandFailure } from '../command-failure.ts';
import { type FindingFormat, formatFindings } from '../finding-formats.ts';
import { findingMessages, ruleNames } from '../finding-messages.ts';
import type { Terminal } from '../terminal.ts';
import { unknownRules } from '../unknown-rules.ts';
import { checkManyPairs, checkTwoFiles } from './check-pairs.ts';

interface CheckOptions {
  readonly format: FindingFormat;
  readonly language?: string;
  readonly pair?: boolean;
  readonly pairs?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Adds `check`. @param foundErrors called when a finding is an error */
export function addCheck(program: Command, terminal: Terminal, foundErrors: () => void): void {
  program
    .command('check')
    .description('check the content folder: every finding with file, line and column; fails only for errors')
    .argument('[paths...]', 'files or folders of the content folder whose findings are shown (default: all)')
    .addOption(
      new Option('--format <format>', 'how findings are written').choices(['text', 'json', 'github']).default('text'),
    )
    .option('--pair', 'check two files of any system against each other: the original and its translation')
    .option('--pairs <list>', 'check many pairs: a file with {"id","original","translation","from","to"} in each line')
    .option('--from <tag>', 'with --pair: locale of the original')
    .option('--to <tag>', 'with --pair: locale of the translation')
    .option('--language <tag>', 'language of the messages (default: the terminal’s, else English)')
    .addHelpText(
      'after',
      '\nIn JSON, `file` is relative to the content folder, and what is not known is null.\n\nExample:\n  npm run broadsheet -- check content/articles/turing-1950 --format json\n  npm run broadsheet -- check --pair README.md README.de.md --from en --to de\n',
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const message = await findingMessages(options.language ?? terminal.language() ?? 'en');
      if (options.pairs !== undefined) {
        if (await checkManyPairs(terminal, options.pairs, message)) foundErrors();
        return;
      }
      if (options.pair) {
        const findings = await checkTwoFiles(terminal.folder, paths, options);
        terminal.write(formatFindings(options.format, findings, { message, files: 2, root: '', locale: options.to }));
        if (findings.some(({ severity }) => severity === 'error')) foundErrors();
        return;
      }
      const { contentDir } = terminal.settings();
      const root = resolve(terminal.folder, contentDir);
      if (!existsSync(root)) throw new CommandFailure(`The content folder ${contentDir} does not exist.`);
      const wanted = paths.map((path) => insideContent(root, terminal.folder, path));
      const { findings, files } = await contentFindings(root, await ruleNames());
      const shown = findings.filter(({ file }) => wanted.length === 0 || wanted.some((path) => isBelow(file, path)));
      const shownRoot = relative(terminal.folder, root).split(sep).join('/');
      terminal.write(formatFindings(options.format, shown, { message, files, root: shownRoot }));
      if (shown.some(({ severity }) => severity === 'error')) foundErrors();
    });
}

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/** A path that was typed, relative to the content folder with `/`. It may start from there or from where the operator is. */
function insideContent(root: string, folder: string, path: string): string {
  for (const absolute of [resolve(folder, path), resolve(root, path)]) {
    const inside = relative(root, absolute);
    if (existsSync(absolute) && inside !== '..' && !inside.startsWith(`..${sep}`)) return inside.split(sep).join('/');
  }
  throw new CommandFailure(`${path} is not in the content folder ${root}.`);
}

/** Indexes the folder in a temporary place: the index of a running server is left alone. */
async function contentFindings(
  root: string,
  rules: ReadonlySet<string>,
): Promise<{ findings: Finding[]; files: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-check-'));
  try {
    const database = openIndex(dataDir, root);
    try {
      const indexer = new Indexer(root, database, contentReaders);
      const { changed } = await indexer.scan();
      const archive = new Archive(database);
      const severities = archive.ready ? archive.documents.config.checks.severities : {};
      return { findings: [...indexer.findings(), ...unknownRules(root, severities, rules)], files: changed };
    } finally {
      database.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
