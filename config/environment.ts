import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads some variables of the environment. An empty value counts as absent.
 * @returns what the schema makes of them, or every problem as one line that names the variable
 */
export function readEnvironment<Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment,
): { readonly found: z.infer<Schema> } | { readonly problems: readonly string[] } {
  const given = Object.keys(schema.shape).flatMap((name) => {
    const value = env[name]?.trim();
    return value ? [[name, value] as const] : [];
  });
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { found: parsed.data };
  return { problems: parsed.error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`) };
}
