import { z } from 'zod';
import { modalPages, weekdays } from './model.ts';
import { isPictureType } from './picture-type.ts';
import { type Redirects, redirectFrom, sourcePath } from './redirects.ts';
import { severitiesSchema } from './severities.ts';

/** A BCP 47 tag that `Intl` knows how to canonicalise. */
const localeTag = z.string().refine(
  (tag) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] === tag;
    } catch {
      return false;
    }
  },
  { error: 'is not a BCP 47 locale tag in canonical form (such as en, pt-BR)' },
);

/** `Intl.supportedValuesOf` leaves out other names of a zone, such as Asia/Kolkata and Europe/Kyiv. */
function isTimeZone(name: string): boolean {
  try {
    // A bare offset such as +01:00 is no zone: it knows no summer.
    return /^[A-Z]/i.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}

/** A slug: letters and digits of any script, joined by hyphens, NFC, lower case. */
const slug = z
  .string()
  .min(1)
  .max(120)
  .transform((value) => value.normalize('NFC'))
  .refine((value) => /^[\p{L}\p{N}\p{M}ー]+(?:-[\p{L}\p{N}\p{M}ー]+)*$/u.test(value) && value === value.toLowerCase(), {
    error: 'may hold only lower-case letters and digits, joined by single hyphens',
  });

const identifier = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'is not an identifier (lower-case letters, digits and hyphens)',
});

/** The name of a picture beside the text: no folder, no way out. */
const fileName = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u, {
    error: 'must be the name of a file in the same folder: letters, digits, dots, hyphens',
  })
  .refine(isPictureType, { error: 'must be a .jpg, .png, .webp or .avif file: save the picture as one of these' });

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const localizedText = z.record(localeTag, z.string().min(1));
/** Whom a picture comes from: one name for all locales, held as that of an undetermined language, or a name in each. */
const credit = z.union([z.string().transform((name) => ({ und: name })), localizedText], {
  error: 'must be a name, or one for each locale, such as { en: Nadia, ar: نادية }',
});
const localizedSlug = z.record(localeTag, slug);
const line = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => value.length > 0, { error: 'must not be empty' });

/** ISO 8601 date, or date and time, with or without an offset; parsed to an instant by the reader. */
const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/, {
    error: 'is not a date such as 2026-05-04 or 2026-05-04T06:30',
  });

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #8a2b1d' });

const timeZone = z.string().refine(isTimeZone, {
  error: 'is not an IANA time zone (such as Europe/Berlin)',
});

/** One line without what could end a header of a mail. */
const headerLine = z.string().regex(/^[^\p{Cc}]+$/u, { error: 'must be one line of text' });

export const publicationSchema = z.object({
  name: localizedText,
  tagline: localizedText,
  brand: z
    .object({
      logo: z.string().optional(),
      icon: z.string().optional(),
      colours: z.object({ accent: colour.default('#8a2b1d'), accentDark: colour.default('#f0a08c') }).prefault({}),
    })
    .prefault({}),
  locales: z.array(localeTag).min(1),
  defaultLocale: localeTag,
  timeZone,
  sender: z
    .object({
      name: headerLine,
      address: z.email(),
      replyTo: z.email().optional(),
      postalAddress: z.string().optional(),
    })
    .optional(),
  social: z.array(z.object({ name: z.string(), url: httpUrl })).default([]),
  home: z.object({ lead: identifier.optional() }).prefault({}),
  contact: z.object({ email: z.email().optional(), security: z.email().optional() }).prefault({}),
  modal: z
    .strictObject({
      pages: z.array(z.enum(modalPages)).default(['article']),
      read: z.number().gt(0).max(1).default(0.5),
      seconds: z.number().int().min(10).default(45),
      leaving: z.boolean().default(true),
      fromView: z.number().int().min(2, { error: 'must be 2 or more: never on the first page view' }).default(2),
      restDays: z.number().int().min(1).default(14),
    })
    .prefault({}),
  newsletter: z
    .object({
      day: z.enum(weekdays).default('friday'),
      time: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as "06:30"' })
        .default('07:00'),
      zone: timeZone.optional(),
      automatic: z.boolean().default(false),
    })
    .prefault({}),
  checks: z.object({ severities: severitiesSchema.default({}) }).prefault({}),
  machineTranslation: z
    .looseObject({ publishUnreviewed: z.union([z.boolean(), z.array(localeTag)]).default(false) })
    .prefault({}),
});

export const sectionSchema = z.object({
  name: localizedText,
  slug: localizedSlug,
  description: localizedText,
  order: z.number().int().default(0),
});

export const topicSchema = z.object({ name: localizedText, slug: localizedSlug });

export const authorSchema = z.object({
  name: localizedText,
  slug: slug.optional(),
  role: localizedText.default({}),
  portrait: fileName.optional(),
  links: z.array(z.object({ name: z.string(), url: httpUrl })).default([]),
});

/** What the server refuses in any path. */
const neverAsked = /\p{Cc}|%(?:[01][\da-f]|7f|2f|5c)|\\|\/\/|\/\.{1,2}(?:\/|$)/iu;

const redirectSource = z
  .string()
  .regex(/^\/(?!\/)/, { error: 'must be a path that begins with one /' })
  .regex(/^[^?#]*$/, { error: 'must be a path alone: leave out what stands behind ? or #, for no query is looked at' })
  .refine((path) => !neverAsked.test(path), {
    error: 'is no address that can be asked for: leave out double slashes, backslashes, dot segments and controls',
  });

export const redirectsSchema = z
  .record(
    redirectSource,
    z.string().regex(/^\/(?![/\\])/, { error: 'must be a path of this site that begins with one /' }),
  )
  .superRefine((redirects, context) => {
    const byPath = bySourcePath(redirects);
    const taken = new Set<string>();
    for (const from of Object.keys(redirects)) {
      const report = (message: string) => context.addIssue({ code: 'custom', path: [from], message });
      const path = sourcePath(from);
      if (taken.has(path)) report('stands here twice, perhaps in another spelling: remove one of the lines');
      taken.add(path);
      if (redirectFrom(path, byPath) === 'circle') report('leads back to itself: name another address');
    }
  })
  .transform(bySourcePath);

function bySourcePath(redirects: Redirects): Redirects {
  return Object.fromEntries(Object.entries(redirects).map(([from, to]) => [sourcePath(from), to]));
}

export const articleSchema = z.object({
  originalLocale: localeTag,
  authors: z.array(identifier).min(1),
  section: identifier,
  topics: z.array(identifier).default([]),
  publishedAt: dateTime,
  hero: z.object({ file: fileName, credit: credit.optional() }).optional(),
});

const provenance = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('human') }),
    z.object({ kind: z.literal('machine'), engine: z.string().optional(), date: dateTime.optional() }),
    z.object({
      kind: z.literal('machine-reviewed'),
      engine: z.string().optional(),
      date: dateTime.optional(),
      reviewedBy: z.string().optional(),
      reviewedAt: dateTime.optional(),
    }),
  ])
  .default({ kind: 'human' });

export const ebookSchema = z.object({
  originalLocale: localeTag,
  authors: z.array(identifier).min(1),
  publishedAt: dateTime,
  cover: z.object({ file: fileName, credit: credit.optional() }),
});

export const ebookTextSchema = z.object({
  title: line,
  subtitle: line.optional(),
  slug,
  description: line,
  audience: z.array(line).default([]),
  coverAlt: line,
  draft: z.boolean().default(false),
  provenance,
});

export const pageSchema = z.object({ title: line, slug, description: line });

export const textSchema = z.object({
  title: line,
  slug,
  standfirst: line,
  description: line.optional(),
  aliases: z.array(slug).default([]),
  publishedAt: dateTime.optional(),
  updatedAt: dateTime.optional(),
  draft: z.boolean().default(false),
  withdrawnAt: dateTime.optional(),
  correction: line.optional(),
  hero: z.object({ alt: line, caption: line.optional() }).optional(),
  provenance,
  translatedFrom: z
    .object({
      locale: localeTag,
      updatedAt: dateTime.optional(),
      commit: z.string().optional(),
      blocks: z.array(z.string()).optional(),
      seen: z.array(z.object({ at: dateTime, reason: line, blocks: z.string() })).optional(),
    })
    .optional(),
  // Without a reason an acceptance does not count, which is a finding of its own and hides no other.
  accept: z.array(z.object({ rule: z.string(), text: z.string(), reason: z.string().nullish() })).default([]),
});
