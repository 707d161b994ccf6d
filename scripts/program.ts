import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.ts';
import { addDatabase } from './commands/database.ts';
import { addDemoArchive } from './commands/demo-archive.ts';
import { addDemoPictures } from './commands/demo-pictures.ts';
import { addDocsRules } from './commands/docs-rules.ts';
import { addEbookBuild } from './commands/ebook-build.ts';
import { addInit } from './commands/init.ts';
import { addNewArticle } from './commands/new-article.ts';
import { addNewTranslation } from './commands/new-translation.ts';
import { addNewsletter } from './commands/newsletter.ts';
import { addPreview } from './commands/preview.ts';
import { addStale } from './commands/stale.ts';
import { addSubscribers } from './commands/subscribers.ts';
import { addTranslate } from './commands/translate.ts';
import { addTranslateMessages } from './commands/translate-messages.ts';
import { explanationOf, machineExplanationOf } from './explained-errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs the command-line program.
 * @param words what was typed after the program's name
 * @returns the exit code: 0, or 1 when something was wrong; what was wrong is written to the terminal
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = new Command('broadsheet')
    .description(
      'The operator’s program of Broadsheet: checks content, makes new content and preview links, sends the newsletter, keeps the subscribers.',
    )
    .showHelpAfterError('(add --help for what is possible)')
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.writeError })
    .exitOverride()
    // `translate` has options, and so has `translate messages`.
    .enablePositionalOptions()
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- check\n');
  addCheck(program, terminal, () => {
    exitCode = 1;
  });
  addStale(program, terminal);
  addPreview(program, terminal);
  const made = program.command('new').description('make the files of an article or of a translation');
  made.addHelpText('after', '\nExample:\n  npm run broadsheet -- new article harbour-strike --section business\n');
  addNewArticle(made, terminal);
  addNewTranslation(made, terminal);
  const incomplete = () => {
    exitCode = 1;
  };
  addTranslateMessages(addTranslate(program, terminal, incomplete), terminal, incomplete);
  addInit(program, terminal);
  const ebook = program.command('ebook').description('make the files of eBooks');
  ebook.addHelpText('after', '\nExample:\n  npm run broadsheet -- ebook build --out files\n');
  addEbookBuild(ebook, terminal);
  addNewsletter(program, terminal, () => {
    exitCode = 1;
  });
  addDatabase(program, terminal, () => {
    exitCode = 1;
  });
  addSubscribers(program, terminal, () => {
    exitCode = 1;
  });
  const docs = program.command('docs').description('write the parts of docs/ that are made from code');
  docs.addHelpText('after', '\nExample:\n  npm run broadsheet -- docs rules\n');
  addDocsRules(docs, terminal);
  const demo = program.command('demo').description('make content to try things with');
  demo.addHelpText('after', '\nExample:\n  npm run broadsheet -- demo archive --texts 1000 --dir archive\n');
  addDemoArchive(demo, terminal);
  addDemoPictures(demo, terminal);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const explanation = explanationOf(error) ?? machineExplanationOf(error);
    if (explanation === undefined) throw error;
    terminal.writeError(`${explanation}\n`);
    return 1;
  }
}
