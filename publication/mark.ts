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

/** What of a drawing is not seen. */
const unseenElements = new Set(['title', 'desc', 'metadata']);
const unseenAttribute = /^(?:xmlns(?::\w+)?|version|role|aria-\w+)$/;

/** The longest drawing that is read, in characters. */
const longest = 50_000;

/**
 * Reduces an SVG drawing to its shapes, so that it can stand in a page: no script, style, link, text or foreign markup
 * survives. Undefined when nothing is left.
 */
export function shapesOf(svg: string): string | undefined {
  return reduce(svg).shapes;
}

/** As `shapesOf`, but undefined too where something that may be seen would be left out. */
export function exactShapesOf(svg: string): string | undefined {
  const { shapes, isExact } = reduce(svg);
  return isExact ? shapes : undefined;
}

function reduce(svg: string): { readonly shapes: string | undefined; readonly isExact: boolean } {
  let out = '';
  let isExact = svg.length <= longest;
  const open: string[] = [];
  let dropped = 0;
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (dropped > 0 || !elements.has(name)) {
          if (dropped === 0 && !unseenElements.has(name)) isExact = false;
          dropped++;
          return;
        }
        out += `<${name}`;
        for (const [key, value] of Object.entries(given)) {
          if (attributes.has(key) && !/url\((?!#)|[<>&"]/i.test(value)) out += ` ${key}="${value}"`;
          else if (!unseenAttribute.test(key)) isExact = false;
        }
        out += '>';
        open.push(name);
      },
      ontext(text) {
        if (dropped === 0 && text.trim() !== '') isExact = false;
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
  parser.end(svg.slice(0, longest));
  return { shapes: out.startsWith('<svg') ? out : undefined, isExact };
}
