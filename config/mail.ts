import { z } from 'zod';
import { type Environment, readEnvironment } from './environment.ts';

/** How mail leaves. */
export type TransportConfig =
  | { readonly kind: 'folder' }
  | { readonly kind: 'smtp'; readonly url: string }
  | { readonly kind: 'resend'; readonly apiKey: string; readonly baseUrl: string };

export interface MailConfig {
  readonly transport: TransportConfig;
  /** Whether the process that serves the site also sends mail. */
  readonly worker: boolean;
  /** What Resend signs its webhooks with; without it they are refused. */
  readonly webhookSecret: string | undefined;
}

/** The environment does not say how mail leaves. The message lists every problem, one a line, and repeats no secret. */
export class MailConfigError extends Error {
  override readonly name = 'MailConfigError';
}

const hasProtocol = (pattern: RegExp) => (text: string) => pattern.test(URL.parse(text)?.protocol ?? '');

const schema = z.object({
  MAIL_TRANSPORT: z.enum(['resend', 'smtp', 'folder'], { error: 'must be resend, smtp or folder' }).optional(),
  RESEND_API_KEY: z.string().regex(/^\S+$/, 'must not hold spaces').optional(),
  RESEND_BASE_URL: z
    .string()
    .refine(hasProtocol(/^https?:$/), { error: 'must be an http or https address' })
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.resend.com'),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/, 'must be the signing secret of the webhook: whsec_ and base64')
    .optional(),
  SMTP_URL: z
    .string()
    .refine(hasProtocol(/^smtps?:$/), { error: 'must be an address such as smtps://name:password@host:465' })
    .optional(),
  WORKER: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
});

/**
 * Reads `MAIL_TRANSPORT`, `RESEND_API_KEY`, `RESEND_BASE_URL`, `RESEND_WEBHOOK_SECRET`, `SMTP_URL` and `WORKER`. Without
 * `MAIL_TRANSPORT` a key means Resend, else an SMTP address SMTP, else mail is written into a folder.
 * @throws {MailConfigError} listing all problems together
 */
export function mailConfig(env: Environment = process.env): MailConfig {
  const read = readEnvironment(schema, env);
  if ('problems' in read) throw new MailConfigError(`The environment is not usable:\n${read.problems.join('\n')}`);
  const { found } = read;
  const kind = found.MAIL_TRANSPORT ?? (found.RESEND_API_KEY ? 'resend' : found.SMTP_URL ? 'smtp' : 'folder');
  return {
    transport: transportOf(kind, found),
    worker: found.WORKER === 'on',
    webhookSecret: found.RESEND_WEBHOOK_SECRET,
  };
}

function transportOf(kind: 'resend' | 'smtp' | 'folder', found: z.infer<typeof schema>): TransportConfig {
  const lacks = (name: string) =>
    new MailConfigError(`The environment is not usable:\n  ${name} is missing: MAIL_TRANSPORT is ${kind}`);
  if (kind === 'folder') return { kind };
  if (kind === 'smtp') {
    if (!found.SMTP_URL) throw lacks('SMTP_URL');
    return { kind, url: found.SMTP_URL };
  }
  if (!found.RESEND_API_KEY) throw lacks('RESEND_API_KEY');
  return { kind, apiKey: found.RESEND_API_KEY, baseUrl: found.RESEND_BASE_URL };
}
