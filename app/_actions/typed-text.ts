import { z } from 'zod';

/** One more than an address may have to be looked at: what is longer is refused for its length, not taken for nothing. */
const most = 2_001;

/** What somebody typed into a field of one line, cut where nobody types that much; empty for what is no text. */
export const typedText = z
  .string()
  .transform((text) => text.slice(0, most))
  .catch('');
