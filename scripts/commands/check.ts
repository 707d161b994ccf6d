import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { Archive } from '../../publication/archive.ts';
import { DomainDocuments } from '../../publication/domain-documents.ts';
import type { Finding } from '../../publication/model.ts';
import { withSeverities } from '../../publication/severities.ts';
import { CommandFailure } from '../command-failure.ts';
import { type CommandIndex, withCommandIndex } from '../command-index.ts';
import { type FindingFormat, formatFindings } from '../finding-formats.ts';
import { findingMessages, ruleNames } from '../finding-messages.ts';
import { fixFiles } from '../fix-files.ts';
import { messageFindings } from '../message-findings.ts';
import { redirectFindings } from '../redirect-findings.ts';
import { filesConcerned, raisedSince } from '../since.ts';
import type { Terminal } from '../terminal.ts';
import { unknownRules } from '../unknown-rules.ts';
import { checkManyPairs, checkTwoFiles } from './check-pairs.ts';

interface CheckOptions {
  readonly format: FindingFormat;
  readonly language?: string;
  readonly hints?: boolean;
  readonly fix?: boolean;
  readonly since?: string;
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
    .option('--since <state>', 'only files that differ from a commit, branch or tag of git, and their translations')
    .option('--fix', 'mend what is certain in the files shown; look at the difference afterwards')
    .option('--hints', 'show hints too (JSON always has them)')
    .option('--pair', 'check two files of any system against each other: the original and its translation')
    .option('--pairs <list>', 'check many pairs: a file with {"id","original","translation","from","to"} in each line')
    .option('--from <tag>', 'with --pair: locale of the original')
    .option('--to <tag>', 'with --pair: locale of the translation')
    .option('--language <tag>', 'language of the messages (default: the terminal’s, else English)')
    .addHelpText(
      'after',
      '\nIn JSON, `file` is relative to the content folder, and what is not known is null.\n\nExample:\n  npm run broadsheet -- check content/articles/turing-1950 --format json\n  npm run broadsheet -- check --since main --fix\n  npm run broadsheet -- check --pair README.md README.de.md --from en --to de\n',
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const message = await findingMessages(options.language ?? terminal.language() ?? 'en');
      if (options.pairs !== undefined) {
        if (await checkManyPairs(terminal, options.pairs, message)) foundErrors();
        return;
      }
      if (options.pair) {
        const findings = await checkTwoFiles(terminal.folder, paths, options);
        terminal.write(
          formatFindings(options.format, findings, {
            message,
            files: 2,
            root: '',
            locale: options.to,
            hints: options.hints === true,
          }),
        );
        if (findings.some(({ severity }) => severity === 'error')) foundErrors();
        return;
      }
      const { contentDir, dataDir } = terminal.settings();
      const root = resolve(terminal.folder, contentDir);
      if (!existsSync(root)) throw new CommandFailure(`The content folder ${contentDir} does not exist.`);
      const wanted = paths.map((path) => insideContent(root, terminal.folder, path));
      const concerned = options.since === undefined ? undefined : filesConcerned(root, options.since);
      const isShown = ({ file }: Finding) =>
        (wanted.length === 0 || wanted.some((path) => isBelow(file, path))) && (!concerned || concerned.has(file));
      const rules = await ruleNames();
      const { shown, files, mended } = await withCommandIndex(
        resolve(terminal.folder, dataDir),
        root,
        async (index) => {
          const mended = options.fix ? await mend(root, index, isShown) : new Map<string, number>();
          const all = await findingsOf({ root, project: terminal.folder }, index, { rules, now: terminal.now() });
          const raised = raisedSince(root, options.since, all);
          return { shown: [...all, ...raised].filter(isShown), files: index.indexer.files(), mended };
        },
      );
      for (const [file, count] of mended) terminal.writeError(`${file}: ${count} mended\n`);
      const shownRoot = relative(terminal.folder, root).split(sep).join('/');
      terminal.write(
        formatFindings(options.format, shown, { message, files, root: shownRoot, hints: options.hints === true }),
      );
      if (shown.some(({ severity }) => severity === 'error')) foundErrors();
    });
}

interface Folders {
  /** The content folder. */
  readonly root: string;
  /** Where the operator is: the project, whose messages are looked at too. */
  readonly project: string;
}

/** A change can lay bare what another finding hid; more rounds than this never were needed. */
const mostRounds = 5;

/** Mends what is certain in the files whose findings are shown, until nothing more is. */
async function mend(
  root: string,
  { indexer }: CommandIndex,
  isShown: (finding: Finding) => boolean,
): Promise<ReadonlyMap<string, number>> {
  const mended = new Map<string, number>();
  for (let round = 0; round < mostRounds; round++) {
    const now = fixFiles(root, indexer.findings().filter(isShown));
    if (now.size === 0) break;
    for (const [file, count] of now) mended.set(file, (mended.get(file) ?? 0) + count);
    await indexer.scan();
  }
  return mended;
}

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}

/** A path that was typed, relative to the content folder with `/`. It may start from there or from where the operator is. */
function insideContent(root: string, folder: string, path: string): string {
  for (const absolute of [resolve(folder, path), resolve(root, path)]) {
    const inside = relative(root, absolute);
    const isMessages = !relative(resolve(folder, 'messages'), absolute).startsWith('..');
    if (isMessages && existsSync(absolute)) return inside.split(sep).join('/');
    if (existsSync(absolute) && inside !== '..' && !inside.startsWith(`..${sep}`)) return inside.split(sep).join('/');
  }
  throw new CommandFailure(`${path} is not in the content folder ${root}.`);
}

async function findingsOf(
  { root, project }: Folders,
  { database, indexer }: CommandIndex,
  { rules, now }: { readonly rules: ReadonlySet<string>; readonly now: number },
): Promise<Finding[]> {
  const archive = new Archive(database, undefined, () => now);
  const severities = archive.ready ? archive.documents.config.checks.severities : {};
  const documents = new DomainDocuments(database);
  const redirects = archive.ready ? await redirectFindings(root, { archive, documents, now }) : [];
  const others = withSeverities([...redirects, ...messageFindings(project, root)], severities);
  return [...indexer.findings(), ...unknownRules(root, severities, rules), ...others];
}
