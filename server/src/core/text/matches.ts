/**
 * All matches of a pattern with the flag `g`, in order, as `text.matchAll(pattern)` gives them. That one makes a copy of the
 * pattern at every call, which costs more than most texts that it is run on.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const matches: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    matches.push(match);
    // Where nothing was matched, nothing would be matched there for ever.
    if (match[0] === '') pattern.lastIndex++;
  }
  return matches;
}

const NONE: readonly never[] = [];
