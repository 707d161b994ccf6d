import { aya } from './portraits/aya-morishita.ts';
import { ines } from './portraits/ines-falk.ts';
import { karim } from './portraits/karim-haddad.ts';
import { leo } from './portraits/leo-marchetti.ts';
import { nora } from './portraits/nora-whitfield.ts';
import type { Motif } from './sheet.ts';

/** The portraits of the paper's authors, by the author's folder. Each fills a square sheet. */
export const portraits: Readonly<Record<string, Motif>> = {
  'ines-falk': ines,
  'karim-haddad': karim,
  'aya-morishita': aya,
  'leo-marchetti': leo,
  'nora-whitfield': nora,
};
