import { type BrandColours, colours } from './theme.ts';

/**
 * The only style sheet of a mail: dark appearance and narrow windows, for clients that know them. Everything else is
 * written on the elements. `data-ogsc` is what Outlook sets on the web and on telephones in its dark appearance. Gmail
 * drops the whole of a sheet over 16 kB, or with a rule that it does not understand, and a mail must be whole without it.
 */
export function headStyle(brand: BrandColours): string {
  const { page, ink, muted, rule } = colours.dark;
  const dark: readonly [selector: string, declarations: string][] = [
    // The second is the cell that react-email puts into the body.
    ['.page', `background-color:${page}!important`],
    ['.page>table>tbody>tr>td', `background-color:${page}!important`],
    ['.ink', `color:${ink}!important`],
    ['.muted', `color:${muted}!important`],
    ['.rule', `border-color:${rule}!important`],
    ['.accent', `color:${brand.accentDark}!important`],
    ['.button', `background-color:${brand.accentDark}!important;color:${page}!important`],
  ];
  const rules = (prefix: string) => dark.map(([selector, declared]) => `${prefix}${selector}{${declared}}`).join('');
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){${rules('')}}`,
    rules('[data-ogsc] '),
    '@media (max-width:520px){.side{padding-left:18px!important;padding-right:18px!important}',
    '.stack{display:block!important;width:100%!important}.gap{display:none!important}',
    '.wide{width:100%!important;height:auto!important}}',
  ].join('');
}
