import type { Span } from '../text/span';
import { caseless, pattern } from '../text/pattern';
import { matchesOf } from '../text/matches';

const ABBREVIATION = caseless`(?:\b(?:e\.g|i\.e|incl|excl|vs|approx|ca|no|nr|dr|mr|mrs|ms|st|etc|resp|min|max|avg|est|dept|inc|ltd|fig|cf|p|pp)|(?<!['’])\b\p{Ll})\.$`;
/** "… are in annex C. He": no initial of a name. */
const LETTER_BEHIND_NOUN = /[a-z]{3,}\s[A-Z]\.$/;
const OPENS_SENTENCE =
  /^\s(?:I|We|You|He|She|It|They|The|This|That|These|Those|His|Her|Its|Their|Our|In|On|At|For|From|No|Not|Nobody)\s/;
const SMALL_LETTER = pattern`^\s+\p{Ll}`;
/** From the first mark of a row only: where that is no end, none within the row is, and a row may be as long as a line. */
const END = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)/gu;

/** Whether the full stop that ends there only ends an abbreviation. */
function isAbbreviated(text: string, from: number, stop: number): boolean {
  const before = text.slice(Math.max(from, stop - 12), stop);
  if (!ABBREVIATION.test(before)) return false;
  return !LETTER_BEHIND_NOUN.test(before) || !OPENS_SENTENCE.test(text.slice(stop, stop + 12));
}

/** The sentences of a stretch of plain text, blanks at their rims left out. A line end ends none: plans are hard-wrapped. */
export function splitSentences(text: string, start: number, end: number): readonly Span[] {
  const sentences: Span[] = [];
  let from = start;
  const push = (to: number): void => {
    let left = from;
    while (left < to && /\s/.test(text.charAt(left))) left++;
    let right = to;
    while (right > left && /\s/.test(text.charAt(right - 1))) right--;
    if (right > left) sentences.push({ start: left, end: right });
    from = to;
  };
  for (const match of matchesOf(text.slice(start, end), END)) {
    const stop = start + match.index + match[0].length;
    if (match[0] === '.' && stop < end && isAbbreviated(text, from, stop)) continue;
    if (match[0] === '.' && SMALL_LETTER.test(text.slice(stop, stop + 6)) && stop - from < 8) continue;
    push(stop);
  }
  push(end);
  return sentences;
}
