import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addNewsletterPause, addNewsletterResume } from './newsletter-halt.ts';
import { addNewsletterPreview } from './newsletter-preview.ts';
import { addNewsletterSchedule, addNewsletterSkip } from './newsletter-schedule.ts';
import { addNewsletterSend } from './newsletter-send.ts';
import { addNewsletterSettle } from './newsletter-settle.ts';
import { addNewsletterStatus } from './newsletter-status.ts';
import { addNewsletterTest } from './newsletter-test.ts';

/** Adds `newsletter` with all that an operator does with its editions. @param failed called when a command did not do its work */
export function addNewsletter(program: Command, terminal: Terminal, failed: () => void): void {
  const newsletter = program.command('newsletter').description('look at the editions of the newsletter, and send them');
  newsletter.addHelpText('after', '\nExample:\n  npm run broadsheet -- newsletter preview 2026-11-20\n');
  addNewsletterPreview(newsletter, terminal);
  addNewsletterTest(newsletter, terminal);
  addNewsletterSchedule(newsletter, terminal);
  addNewsletterSkip(newsletter, terminal);
  addNewsletterSend(newsletter, terminal, failed);
  addNewsletterPause(newsletter, terminal);
  addNewsletterResume(newsletter, terminal);
  addNewsletterStatus(newsletter, terminal);
  addNewsletterSettle(newsletter, terminal);
}
