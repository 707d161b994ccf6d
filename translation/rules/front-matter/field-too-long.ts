import type { Rule } from '../rule.ts';

export const fieldTooLong: Rule = {
  id: 'field-too-long',
  severity: 'warning',
  compares: 'text',
  explains: 'A standfirst is longer than lists show well, or a description longer than search engines show.',
  examples: [
    {
      locale: 'en',
      wrong: `---\ndescription: ${'The lab that was closed in summer and nobody knows why. '.repeat(4).trim()}\n---\nIt was closed.`,
      right: '---\ndescription: The lab that was closed.\n---\nIt was closed.',
    },
  ],
  check: ({ text: side }, report) => {
    for (const [name, most] of Object.entries(side.language.writing.longest)) {
      const segment = side.document.front.fields.get(name);
      const length = segment ? Array.from(segment.text).length : 0;
      if (!segment || length <= most) continue;
      const end = segment.at(segment.text.length - 1) + 1;
      report({ start: segment.at(0), end, values: { field: name, length: String(length), most: String(most) } });
    }
  },
};
