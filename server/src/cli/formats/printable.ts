/** Control characters, other than tab, and those that turn the direction of what follows. */
const unprintable = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** The text as one line that a terminal shows and does not obey: what would steer the terminal becomes `�`. */
export function printable(text: string): string {
  return text.replace(unprintable, '\uFFFD');
}
