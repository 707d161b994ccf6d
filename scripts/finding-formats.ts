import { posix } from 'node:path';
import type { Finding } from '../publication/model.ts';
import { countedOf } from './counted.ts';

export type FindingFormat = 'text' | 'json' | 'github';

/** What the formats need beside the findings. */
export interface FindingFormatting {
  readonly message: (finding: Finding) => string;
  /** How many files were looked at. */
  readonly files: number;
  /** The content folder as the operator would type it. */
  readonly root: string;
  /** The locale of the text, where its name does not tell it. */
  readonly locale?: string | undefined;
  /** Whether hints are shown; JSON always has them. */
  readonly hints: boolean;
}

/** Findings for people, for programs, or as annotations of GitHub's checks. */
export function formatFindings(
  format: FindingFormat,
  findings: readonly Finding[],
  formatting: FindingFormatting,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        findings.map((finding) => findingRecord(finding, formatting.message, formatting.locale)),
        null,
        2,
      )}\n`;
    case 'github':
      return lines(findings, formatting, annotation);
    default:
      return lines(findings, formatting, textLine);
  }
}

/** A finding as JSON has it: `file` relative to the content folder, null for what is not known. */
export function findingRecord(finding: Finding, message: (finding: Finding) => string, locale?: string) {
  const { file, line, column, endLine = null, endColumn = null, rule, severity, suggestion = null } = finding;
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    severity,
    message: message(finding),
    suggestion,
    locale: locale ?? /\/([A-Za-z0-9-]+)\.(?:md|json)$/.exec(file)?.[1] ?? null,
  };
}

function lines(
  findings: readonly Finding[],
  formatting: FindingFormatting,
  lineOf: (finding: Finding, path: string, message: string) => string,
): string {
  const shown = findings.filter(({ severity }) => formatting.hints || severity !== 'hint');
  const written = shown.map((finding) => {
    const path = posix.normalize(formatting.root ? `${formatting.root}/${finding.file}` : finding.file);
    return `${lineOf(finding, path, formatting.message(finding))}\n`;
  });
  return `${written.join('')}${summary(findings, formatting.files)}\n`;
}

/** A text can hold characters that would move the cursor or colour the terminal: they are not let through. */
function textLine({ line, column, severity, rule }: Finding, path: string, message: string): string {
  return `${path}:${line}:${column} ${severity} ${rule}: ${message}`.replace(/\p{Cc}+/gu, ' ');
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation({ line, column, severity, rule }: Finding, path: string, message: string): string {
  const command = { error: 'error', warning: 'warning', hint: 'notice' }[severity];
  const value = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => value(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${command} file=${property(path)},line=${line},col=${column},title=${property(rule)}::${value(message)}`;
}

function summary(findings: readonly Finding[], files: number): string {
  const count = (severity: Finding['severity']) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return `${count('error')}, ${count('warning')}, ${count('hint')} (${countedOf(files, 'file')} looked at)`;
}
