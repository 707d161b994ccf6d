import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { escapeXml, xml, xmlDocument } from './xml.ts';

// Anything that JavaScript can hold, halves of surrogate pairs included.
const codeUnits = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));

test('any text comes back from XML as it was, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(codeUnits, (text) => {
      const document = parseDocument(xmlDocument(xml`<a b="${text}">${text}</a>`), { xmlMode: true });
      const [element] = DomUtils.getElementsByTagName('a', document);
      const legal = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
      expect(element && DomUtils.textContent(element)).toBe(legal);
      expect(element?.attribs.b).toBe(legal);
    }),
  );
});

test('escapes what could end an element, an attribute or a CDATA section', () => {
  expect(escapeXml(`<a b='"'>]]>&`)).toBe('&lt;a b=&apos;&quot;&apos;&gt;]]&gt;&amp;');
});

test('puts XML in as it is, joins lists and leaves nothing of what is absent', () => {
  expect(xml`<a>${[1, 2].map((n) => xml`<b>${n}</b>`)}${undefined}${false}</a>`.text).toBe('<a><b>1</b><b>2</b></a>');
});
