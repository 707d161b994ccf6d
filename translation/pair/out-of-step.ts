import type { Block } from '../document/document.ts';
import type { Found } from '../rules/rule.ts';
import { beginning, missingPlace } from './missing-place.ts';
import { blockLength, type Pair } from './pair.ts';

/** Reports the blocks of some kinds that one of the two texts has and the other has not. */
export function reportOutOfStep(pair: Pair, isMeant: (block: Block) => boolean, report: (found: Found) => void): void {
  pair.couples.forEach(({ original, translation }, index) => {
    const severity = pair.sure ? 'error' : 'warning';
    if (original && !translation && isMeant(original)) {
      report({
        ...missingPlace(pair, index),
        values: { change: 'missing', text: nameOf(original) },
        // Readers miss no line between two parts.
        severity: original.kind === 'rule' ? 'warning' : severity,
      });
    }
    if (translation && !original && isMeant(translation)) {
      const { start, end } = translation;
      report({
        start,
        end,
        values: { change: 'added', text: nameOf(translation) },
        severity: pair.sure ? 'warning' : 'hint',
      });
    }
  });
}

function nameOf(block: Block): string {
  if (block.kind === 'block') return block.detail;
  if (blockLength(block) > 0) return beginning(block.segments.map(({ text }) => text).join(' | '));
  return beginning(block.value || block.detail);
}
