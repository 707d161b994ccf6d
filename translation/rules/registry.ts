import { blockOutOfStep } from './markup/block-out-of-step.ts';
import { brokenMarkup } from './markup/broken-markup.ts';
import { codeBlockOutOfStep } from './markup/code-block-out-of-step.ts';
import { codeMissing } from './markup/code-missing.ts';
import { emphasisMissing } from './markup/emphasis-missing.ts';
import { footnoteOutOfStep } from './markup/footnote-out-of-step.ts';
import { gluedCode } from './markup/glued-code.ts';
import { gluedEmphasis } from './markup/glued-emphasis.ts';
import { gluedLink } from './markup/glued-link.ts';
import { gluedWords } from './markup/glued-words.ts';
import { headingLevel } from './markup/heading-level.ts';
import { headingOutOfStep } from './markup/heading-out-of-step.ts';
import { linkAdded } from './markup/link-added.ts';
import { linkElsewhere } from './markup/link-elsewhere.ts';
import { linkLocale } from './markup/link-locale.ts';
import { linkMissing } from './markup/link-missing.ts';
import { listOutOfStep } from './markup/list-out-of-step.ts';
import { pictureOutOfStep } from './markup/picture-out-of-step.ts';
import { placeholderMissing } from './markup/placeholder-missing.ts';
import { tableCells } from './markup/table-cells.ts';
import { tableOutOfStep } from './markup/table-out-of-step.ts';
import type { Rule } from './rule.ts';

/** Raised whenever a rule finds more, less or elsewhere: what was kept of earlier checks then counts no more. */
export const rulesVersion = 1;

/** The rules by group, in the order in which docs/writing.md explains them. A new rule is one file and one line here. */
export const ruleGroups = {
  markup: [
    gluedLink,
    gluedEmphasis,
    gluedCode,
    gluedWords,
    brokenMarkup,
    linkMissing,
    linkAdded,
    linkElsewhere,
    linkLocale,
    emphasisMissing,
    codeMissing,
    placeholderMissing,
    headingOutOfStep,
    headingLevel,
    listOutOfStep,
    tableOutOfStep,
    tableCells,
    codeBlockOutOfStep,
    blockOutOfStep,
    pictureOutOfStep,
    footnoteOutOfStep,
  ],
} as const satisfies Record<string, readonly Rule[]>;

export const rules: readonly Rule[] = Object.values(ruleGroups).flat();
