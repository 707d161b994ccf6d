import { fieldTooLong } from './front-matter/field-too-long.ts';
import { fieldUntranslated } from './front-matter/field-untranslated.ts';
import { slugUntranslated } from './front-matter/slug-untranslated.ts';
import { blockOutOfStep } from './markup/block-out-of-step.ts';
import { brokenMarkup } from './markup/broken-markup.ts';
import { codeBlockDiffers } from './markup/code-block-differs.ts';
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
import { currencyDiffers } from './sense/currency-differs.ts';
import { dateDiffers } from './sense/date-differs.ts';
import { leftOverLanguage } from './sense/left-over-language.ts';
import { length } from './sense/length.ts';
import { nameMissing } from './sense/name-missing.ts';
import { negation } from './sense/negation.ts';
import { numberDiffers } from './sense/number-differs.ts';
import { numberFormatRule } from './sense/number-format.ts';
import { numberMissing } from './sense/number-missing.ts';
import { paragraphAdded } from './sense/paragraph-added.ts';
import { paragraphMissing } from './sense/paragraph-missing.ts';
import { percentMissing } from './sense/percent-missing.ts';
import { textCutOff } from './sense/text-cut-off.ts';
import { textDoubled } from './sense/text-doubled.ts';
import { unitDiffers } from './sense/unit-differs.ts';
import { allCaps } from './typography/all-caps.ts';
import { apostrophe } from './typography/apostrophe.ts';
import { bracketsUnbalanced } from './typography/brackets-unbalanced.ts';
import { dash } from './typography/dash.ts';
import { dateLanguage } from './typography/date-language.ts';
import { dateOrder } from './typography/date-order.ts';
import { digitsMixed } from './typography/digits-mixed.ts';
import { doubleSpace } from './typography/double-space.ts';
import { doubledWord } from './typography/doubled-word.ts';
import { ellipsis } from './typography/ellipsis.ts';
import { invertedMarks } from './typography/inverted-marks.ts';
import { invisibleMarks } from './typography/invisible-marks.ts';
import { lookAlike } from './typography/look-alike.ts';
import { mojibake } from './typography/mojibake.ts';
import { noBreakSpace } from './typography/no-break-space.ts';
import { notNfc } from './typography/not-nfc.ts';
import { ownMarks } from './typography/own-marks.ts';
import { quotesKind } from './typography/quotes-kind.ts';
import { quotesUnbalanced } from './typography/quotes-unbalanced.ts';
import { spaceAtEnd } from './typography/space-at-end.ts';
import { spaceBeforeStop } from './typography/space-before-stop.ts';
import { spaceInside } from './typography/space-inside.ts';

/** Raised whenever a rule finds more, less or elsewhere: what was kept of earlier checks then counts no more. */
export const rulesVersion = 7;

/** The rules by group, in the order in which docs/writing.md explains them. A new rule is one file and one line here. */
export const ruleGroups = {
  markup: [
    blockOutOfStep,
    brokenMarkup,
    codeBlockOutOfStep,
    codeBlockDiffers,
    codeMissing,
    emphasisMissing,
    footnoteOutOfStep,
    gluedCode,
    gluedEmphasis,
    gluedLink,
    gluedWords,
    headingLevel,
    headingOutOfStep,
    linkAdded,
    linkElsewhere,
    linkLocale,
    linkMissing,
    listOutOfStep,
    pictureOutOfStep,
    placeholderMissing,
    tableCells,
    tableOutOfStep,
  ],
  sense: [
    currencyDiffers,
    dateDiffers,
    leftOverLanguage,
    length,
    nameMissing,
    negation,
    numberDiffers,
    numberFormatRule,
    numberMissing,
    paragraphAdded,
    paragraphMissing,
    percentMissing,
    textCutOff,
    textDoubled,
    unitDiffers,
  ],
  typography: [
    allCaps,
    apostrophe,
    bracketsUnbalanced,
    dash,
    dateLanguage,
    dateOrder,
    digitsMixed,
    doubleSpace,
    doubledWord,
    ellipsis,
    invertedMarks,
    invisibleMarks,
    lookAlike,
    mojibake,
    noBreakSpace,
    notNfc,
    ownMarks,
    quotesKind,
    quotesUnbalanced,
    spaceAtEnd,
    spaceBeforeStop,
    spaceInside,
  ],
  'front-matter': [fieldTooLong, fieldUntranslated, slugUntranslated],
} as const satisfies Record<string, readonly Rule[]>;

export const rules: readonly Rule[] = Object.values(ruleGroups).flat();

/** Rules that know how this language is written: of words in another language they say nothing. */
export const ofTheLanguage: ReadonlySet<string> = new Set(
  [...ruleGroups.typography, length, nameMissing, negation, numberDiffers, numberFormatRule, textCutOff]
    // Letters of a wrong encoding look like another language.
    .filter((rule) => rule !== mojibake)
    .map(({ id }) => id),
);
