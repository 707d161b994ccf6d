import { z } from 'zod';
import { composition } from '../_composition.ts';

/** Longer than any token or locale. */
const field = z.string().min(1).max(500);

const ownFields = z.object({ token: field, locale: field });

/** Whose form it is, and in which locale its page was. Undefined for what is no form of ours. */
export function readOwnFields(form: FormData): z.infer<typeof ownFields> | undefined {
  const read = ownFields.safeParse(Object.fromEntries(form));
  if (!read.success) return undefined;
  return isLocale(read.data.locale) ? read.data : undefined;
}

/** Whether a locale is one of the publication's. */
export function isLocale(tag: string): boolean {
  return composition().archive.documents.config.locales.includes(tag);
}
