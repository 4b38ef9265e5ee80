/**
 * A text in lower case of the same length, so that what is found in it stands at the same place in the text. The two odd
 * letters that patterns without case take for `s` and `k`, ſ and the Kelvin sign, become these.
 */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  const aligned = lower.length === text.length ? lower : text.replaceAll('İ', 'I').toLowerCase();
  return aligned.includes('ſ') ? aligned.replaceAll('ſ', 's') : aligned;
}
