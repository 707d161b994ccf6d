import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from './connect.ts';

/** A hash that only those who hold the database and one of the secret keys can compute: 43 characters of base64url. */
export type KeyedHash = (purpose: 'address' | 'limit', text: string) => string;

/** None of the secret keys opens what this database was closed with. */
export class WrongSecretKeys extends Error {
  override readonly name = 'WrongSecretKeys';
}

const name = 'hash';
const ivLength = 12;
const tagLength = 16;

const wrappingKey = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'wrapped key', 32));

function wrap(secret: string, key: Buffer): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secret), iv);
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unwrap(secret: string, wrapped: string): Buffer | undefined {
  const bytes = Buffer.from(wrapped, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(secret), bytes.subarray(0, ivLength));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]);
  } catch {
    // GCM's tag does not fit: it was closed with another key.
    return undefined;
  }
}

/**
 * The hash that suppressions and limits are kept by. Its key is made once for a database and lies in it, encrypted with
 * the newest of the secret keys, so that suppressions outlive every change of keys as long as the process starts once
 * with the old and the new one.
 * @param secretKeys newest first
 * @throws {WrongSecretKeys}
 */
export async function openKeyedHash({ write }: Database, secretKeys: readonly string[]): Promise<KeyedHash> {
  const [newest] = secretKeys;
  if (newest === undefined) throw new WrongSecretKeys('There is no secret key.');
  const key = await write(async (transaction) => {
    await transaction
      .insertInto('wrapped_keys')
      .values({ name, wrapped: wrap(newest, randomBytes(32)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { wrapped } = await transaction
      .selectFrom('wrapped_keys')
      .select('wrapped')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    const current = unwrap(newest, wrapped);
    if (current) return current;
    const old = secretKeys.map((secret) => unwrap(secret, wrapped)).find((found) => found !== undefined);
    if (!old) {
      throw new WrongSecretKeys(
        'None of SECRET_KEYS (or of the file “secret” in the data folder) belongs to this database. ' +
          'Without it suppressed addresses cannot be recognized. Add the key that was used before.',
      );
    }
    await transaction
      .updateTable('wrapped_keys')
      .set({ wrapped: wrap(newest, old) })
      .where('name', '=', name)
      .execute();
    return old;
  });
  return (purpose, text) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
}
