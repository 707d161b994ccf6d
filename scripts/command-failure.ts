/** A command cannot do what it was asked; the message tells the operator why and what to do, and is all that is shown. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

const longestList = 40;

/** Names for a message, one a line; a long list is cut and says so. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return '  (there is none)';
  const shown = names.slice(0, longestList).map((name) => `  ${name}`);
  if (names.length > longestList) shown.push(`  … and ${names.length - longestList} more`);
  return shown.join('\n');
}

/** Passes a name through if it is among those that exist. @throws {CommandFailure} listing them */
export function oneOf(kind: string, name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  throw new CommandFailure(`There is no ${kind} “${name}”. There are:\n${listed(names)}`);
}
