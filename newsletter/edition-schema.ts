import { z } from 'zod';

const identifier = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'is not an article’s folder (lower-case letters, digits and hyphens)',
});

/** What `edition.yaml` says: named articles, or how the newest are chosen. */
export const editionSchema = z
  .object({
    articles: z.array(identifier).min(1).max(50).optional(),
    bestOf: z.object({ days: z.int().min(1).max(366), count: z.int().min(1).max(50) }).optional(),
    untranslated: z.enum(['omit', 'link']).default('omit'),
    stale: z.enum(['omit', 'include']).default('omit'),
  })
  .refine((edition) => (edition.articles === undefined) !== (edition.bestOf === undefined), {
    path: ['articles'],
    error: 'must stand there, or else bestOf: one of the two',
  });

/** A line that becomes a header of a mail: line breaks would end it. */
const headerLine = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => value !== '' && !/\p{Cc}/u.test(value), { error: 'must be one line of text' });

/** The front matter of an edition in one locale. The Markdown below it is the greeting. */
export const greetingSchema = z.object({ subject: headerLine, preheader: headerLine });
