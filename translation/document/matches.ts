/**
 * All matches of a pattern in a text. Most patterns of the rules match in few texts, and `matchAll` copies the pattern
 * before it looks: here it looks first.
 * @param pattern with the flag `g`, and not in use meanwhile
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  const found: RegExpExecArray[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    // As matchAll does: behind an empty match it goes on with the next character.
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  pattern.lastIndex = 0;
  return found;
}
