import { bodyStart, type Fault, put } from './fault.ts';

/** The lines of a field of the front matter, its name included. */
function field(source: string, name: string): { start: number; text: string } | undefined {
  const front = source.slice(0, bodyStart(source));
  const match = new RegExp(`^([ \\t]*)${name}:[^\\n]*\\n(?:\\1[ \\t]+[^\\n]*\\n)*`, 'm').exec(front);
  return match ? { start: match.index, text: match[0] } : undefined;
}

function untranslated(name: string): Fault['inject'] {
  return ({ source, original }) => {
    const own = field(source, name);
    const other = field(original, name);
    return own && other && own.text !== other.text ? put(source, own.start, own.text.length, other.text) : undefined;
  };
}

function tooLong(name: string): Fault['inject'] {
  return ({ source, writing }) => {
    const own = field(source, name);
    const body = source.slice(bodyStart(source)).replace(/["\n:#*[\]()]/g, ' ');
    return (
      own &&
      put(source, own.start, own.text.length, `${name}: "${body.slice(0, writing.longest.standfirst + 90).trim()}"\n`)
    );
  };
}

/** Fields that readers see in lists, in search engines and as the name of a picture. */
export const frontMatterFaults: readonly Fault[] = [
  ...['title', 'standfirst', 'description', 'alt', 'caption'].map(
    (name): Fault => ({
      kind: `${name} not translated`,
      family: 'front matter',
      rules: ['field-untranslated', 'left-over-language'],
      inject: untranslated(name),
    }),
  ),
  { kind: 'slug not translated', family: 'front matter', rules: ['slug-untranslated'], inject: untranslated('slug') },
  { kind: 'standfirst too long', family: 'front matter', rules: ['field-too-long'], inject: tooLong('standfirst') },
  { kind: 'description too long', family: 'front matter', rules: ['field-too-long'], inject: tooLong('description') },
];
