import { graphemesIn, graphemeWidth } from '../formats/excerpt';

const ascii = /^[\x20-\x7E]*$/u;

/** How many columns of a terminal the text takes up. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesIn(text)) width += graphemeWidth(segment);
  return width;
}

/** The text with blanks behind it, up to the width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * The text as lines of at most this width, broken between words; a word that is wider than a line is broken where the
 * line ends. Runs of blanks become one. There is always at least one line.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const breakLine = (): void => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const wide = displayWidth(word);
    if (used > 0 && used + 1 + wide > width) breakLine();
    if (used > 0) {
      line += ' ';
      used++;
    }
    if (wide <= width) {
      line += word;
      used += wide;
      continue;
    }
    for (const { segment } of graphemesIn(word)) {
      const part = graphemeWidth(segment);
      if (used > 0 && used + part > width) breakLine();
      line += segment;
      used += part;
    }
  }
  breakLine();
  return lines;
}
