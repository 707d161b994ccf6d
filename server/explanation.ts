/**
 * Errors whose message tells all that one needs. By name: those of the wiring come out of Next's own module graph, where
 * the classes are others.
 */
const explained: ReadonlySet<string> = new Set([
  'ListenError',
  'ServerConfigError',
  'ContentDirError',
  'DataDirError',
  'SecretsError',
  'DatabaseConfigError',
  'MailConfigError',
]);

/** What whoever starts the server is told of an error that ends it: its message alone where that says all, else the stack. */
export function explanationOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return explained.has(error.name) ? error.message : (error.stack ?? error.message);
}
