import { headers } from 'next/headers';
import { z } from 'zod';
import type { FormAnswer } from '../components/subscribe/views.ts';

const typedSchema = z.record(z.string(), z.string());

/** What was typed into a form that an earlier build made; undefined for any other request. The server in front tells. */
export async function outdatedForm(): Promise<FormAnswer | undefined> {
  const from = await headers();
  if (from.get('x-broadsheet-render') !== 'outdated-form') return undefined;
  const json = Buffer.from(from.get('x-broadsheet-typed') ?? '', 'base64url').toString();
  const fields = typedSchema.parse(JSON.parse(json || '{}'));
  const typed = { address: fields.address ?? '', newsletter: fields.newsletter === 'on' };
  return { outcome: 'outdated', typed };
}
