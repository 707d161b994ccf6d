import { createTranslator } from 'use-intl/core';
import { loadMessages, sourceLocale } from '../i18n/messages.ts';
import type { Finding } from '../publication/model.ts';
import { CommandFailure } from './command-failure.ts';

/**
 * How findings are put into words in a language, or in English where Broadsheet does not speak it.
 * @throws {CommandFailure} for what is no BCP 47 tag
 */
export async function findingMessages(language: string): Promise<(finding: Finding) => string> {
  let locale: string;
  try {
    locale = new Intl.Locale(language).toString();
  } catch {
    throw new CommandFailure(`“${language}” is not a language tag such as en or pt-BR.`);
  }
  const translate = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'findings' });
  type Rule = Parameters<typeof translate>[0];
  return ({ rule, values }) => (translate.has(rule as Rule) ? translate(rule as Rule, values as never) : rule);
}

/** The names of all rules: each has a message. */
export async function ruleNames(): Promise<ReadonlySet<string>> {
  const { findings } = await loadMessages(sourceLocale);
  return new Set(Object.keys(findings));
}
