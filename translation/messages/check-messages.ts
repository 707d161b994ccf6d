import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Finding } from '../../publication/model.ts';
import { type Message, readMessages } from './message-file.ts';

/** A file of messages in one locale. */
export interface MessageFile {
  readonly file: string;
  readonly locale: string;
  readonly source: string;
}

/** What is known beside the files. */
export interface MessageContext {
  /** Keys that may say the same as the source in a locale: words that both languages share. */
  readonly mayBeSame: (locale: string, key: string) => boolean;
  /** Whether some code uses a message; undefined where nobody knows. */
  readonly isUsed?: ((key: string) => boolean) | undefined;
}

/**
 * Compares the messages of all locales with those of the source: what is missing, added, left as it was, takes other
 * arguments or tags, lacks a plural category of its language, or cannot be read.
 */
export function checkMessages(source: MessageFile, others: readonly MessageFile[], context: MessageContext): Finding[] {
  const findings: Finding[] = [];
  const measure = read(source, findings);
  if (!measure) return findings;
  for (const message of measure.values()) {
    checkForm(source, message, findings);
    if (context.isUsed?.(message.key) === false) findings.push(found(source, message, 'message-unused', 'hint'));
  }
  for (const other of others) {
    const messages = read(other, findings);
    if (messages) compare(other, { messages, measure }, context, findings);
  }
  return findings;
}

type Messages = ReadonlyMap<string, Message>;

function compare(
  file: MessageFile,
  { messages, measure }: { readonly messages: Messages; readonly measure: Messages },
  { mayBeSame }: MessageContext,
  findings: Finding[],
): void {
  for (const original of measure.values()) {
    const message = messages.get(original.key);
    if (!message) {
      findings.push(found(file, { ...original, ...placeFor(original.key, messages) }, 'message-missing', 'error'));
      continue;
    }
    checkForm(file, message, findings);
    const differing = difference(needsOf(message.value), needsOf(original.value));
    if (differing.length > 0) {
      findings.push(found(file, message, 'message-arguments', 'error', { text: differing.join(', ') }));
    }
    if (message.value === original.value && hasWords(message.value) && !mayBeSame(file.locale, message.key)) {
      findings.push(found(file, message, 'message-identical', 'error'));
    }
  }
  for (const message of messages.values()) {
    if (!measure.has(message.key)) findings.push(found(file, message, 'message-added', 'warning'));
  }
}

function read(file: MessageFile, findings: Finding[]): Messages | undefined {
  const reading = readMessages(file.source);
  if ('messages' in reading) return reading.messages;
  const { reason, line } = reading;
  findings.push({ file: file.file, line, column: 1, rule: 'yaml', severity: 'error', values: { reason } });
  return undefined;
}

/** Whether the message can be read at all, and has a wording for every plural category of its language. */
function checkForm(file: MessageFile, message: Message, findings: Finding[]): void {
  const elements = parsed(message.value);
  if (elements instanceof Error) {
    findings.push(found(file, message, 'message-unreadable', 'error', { reason: elements.message }));
    return;
  }
  const missing = new Set<string>();
  visit(elements, (element) => {
    if (element.type !== TYPE.plural) return;
    for (const category of categoriesOf(file.locale, element.pluralType)) {
      if (!(category in element.options)) missing.add(category);
    }
  });
  if (missing.size > 0)
    findings.push(found(file, message, 'message-plurals', 'error', { text: [...missing].join(', ') }));
}

function categoriesOf(locale: string, type: Intl.PluralRuleType | undefined): string[] {
  return new Intl.PluralRules(locale, { type: type ?? 'cardinal' }).resolvedOptions().pluralCategories;
}

function parsed(value: string): MessageFormatElement[] | Error {
  try {
    return parse(value);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What a message needs from code: arguments with their kind, tags, and the choices of a select. */
function needsOf(value: string): Set<string> {
  const elements = parsed(value);
  const needs = new Set<string>();
  if (elements instanceof Error) return needs;
  visit(elements, (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    const choices = element.type === TYPE.select ? `: ${Object.keys(element.options).sort().join(' ')}` : '';
    needs.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}${choices}}`);
  });
  return needs;
}

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...[...one].filter((need) => !other.has(need)), ...[...other].filter((need) => !one.has(need))];
}

function visit(elements: readonly MessageFormatElement[], look: (element: MessageFormatElement) => void): void {
  for (const element of elements) {
    look(element);
    if (element.type === TYPE.tag) visit(element.children, look);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options)) visit(option.value, look);
    }
  }
}

/** Letters outside arguments and tags. */
function hasWords(value: string): boolean {
  return /\p{L}/u.test(value.replace(/\{\w+\}|<\/?\w+>/g, ''));
}

/** Where a message that is missing should stand: beside the others of its group. */
function placeFor(key: string, messages: Messages): { line: number; column: number } {
  const group = key.slice(0, key.lastIndexOf('.') + 1);
  const near = [...messages.values()].filter((message) => message.key.startsWith(group)).at(-1);
  return near ? { line: near.line, column: near.column } : { line: 1, column: 1 };
}

function found(
  { file }: MessageFile,
  { key, line, column }: Message,
  rule: string,
  severity: Finding['severity'],
  values: Record<string, string> = {},
): Finding {
  return { file, line, column, rule, severity, values: { key, ...values } };
}
