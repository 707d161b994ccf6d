import { Parser } from 'htmlparser2';

const elements = new Set(
  'svg g path circle ellipse rect line polyline polygon defs clipPath linearGradient radialGradient stop'.split(' '),
);
const attributes = new Set(
  [
    'viewBox width height d cx cy r rx ry x y x1 y1 x2 y2 points transform id offset clip-path clip-rule',
    'fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-opacity opacity stop-color',
  ].flatMap((names) => names.split(' ')),
);

/**
 * Reduces an SVG drawing to its shapes, so that it can stand in a page: no script, style, link, text or foreign markup
 * survives. Undefined when nothing is left.
 */
export function shapesOf(svg: string): string | undefined {
  let out = '';
  const open: string[] = [];
  let dropped = 0;
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (dropped > 0 || !elements.has(name)) {
          dropped++;
          return;
        }
        const kept = Object.entries(given)
          .filter(([key, value]) => attributes.has(key) && !/url\((?!#)|[<>&"]/i.test(value))
          .map(([key, value]) => ` ${key}="${value}"`);
        out += `<${name}${kept.join('')}>`;
        open.push(name);
      },
      onclosetag() {
        // A drawing that breaks off within an element closes that element though it was never opened.
        const name = dropped > 0 ? undefined : open.pop();
        if (dropped > 0) dropped--;
        if (name) out += `</${name}>`;
      },
    },
    { xmlMode: true },
  );
  parser.end(svg.slice(0, 50_000));
  return out.startsWith('<svg') ? out : undefined;
}
