/** Addresses of an earlier system and where they lead now. The sources are decoded and in Unicode's form NFC. */
export type Redirects = Readonly<Record<string, string>>;

/** The path of a source, which may be written percent-encoded, in the form in which paths are compared. */
export function sourcePath(source: string): string {
  return (decodedPath(source) ?? source).normalize('NFC');
}

/** Undefined where a percent sign begins no UTF-8. */
export function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The path of a target, and its query and fragment with the sign before them. */
export function partsOfTarget(target: string): { readonly path: string; readonly rest: string } {
  const end = target.search(/[?#]/);
  return end === -1 ? { path: target, rest: '' } : { path: target.slice(0, end), rest: target.slice(end) };
}

/**
 * Where a path (decoded, NFC) leads at the end of all redirects that follow one another.
 * @returns `undefined` when none concerns it, `circle` when they never end
 */
export function redirectFrom(path: string, redirects: Redirects): { readonly target: string } | 'circle' | undefined {
  const next = (from: string) => redirects[from] ?? redirects[from.replace(/\/+$/, '')];
  const seen = new Set<string>();
  let target = next(path);
  if (target === undefined) return undefined;
  for (;;) {
    if (seen.has(target)) return 'circle';
    seen.add(target);
    const further = next(sourcePath(partsOfTarget(target).path));
    if (further === undefined) return { target };
    target = further;
  }
}
