/** A piece of XML that is well-formed already: it is put in as it is. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What can stand in an `xml` template; `undefined` and `false` leave nothing behind. */
export type XmlValue = string | number | Xml | undefined | false | readonly XmlValue[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Everything outside the production Char of XML 1.0 (fifth edition, 2.2); lone surrogates are among it. */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Makes any text fit to stand between tags or in a quoted attribute; characters that XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"'\r]/g, (character) => entities[character] ?? '');
}

function written(value: XmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Xml) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeXml(String(value));
}

/** A template tag for XML: what is put in is escaped, unless it is XML itself; lists are joined. */
export function xml(strings: TemplateStringsArray, ...values: XmlValue[]): Xml {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += written(value) + (strings[index + 1] ?? '');
  return new Xml(text);
}

/** A whole document: the declaration and its root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}
