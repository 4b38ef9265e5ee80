/** The most of a value that a sentence quotes, in UTF-16 code units. */
const LONGEST_QUOTE = 60;

/** A text of the file as a sentence names it: on one line, and not endless. */
export function named(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `“${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}”`;
}

/** A text as YAML takes it for one whatever it holds: between double quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** “a, b or c”. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The question behind a message about a slip; empty where nothing is near. */
export function guess(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean “${meant}”?`;
}
