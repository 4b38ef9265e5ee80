import { plainPattern, WordPatterns } from '../sentences/word-patterns';
import { DENIAL, type CuedText } from '../text/cues';
import { DENIALS } from './denials.built';
import { caseless, type Pattern } from '../text/pattern';

/** Whether an item says what is not done, asks, or is still to be filled in. */
export function saysNothingIsDone(text: CuedText, start: number, end: number): boolean {
  if ((text.cuesIn(start, end) & DENIAL) === 0) return false;
  const words = text.text.slice(start, end).replace(PURPOSE, '');
  return DENIED.test(words) || QUESTION.test(words) || PLACEHOLDER.test(words);
}

/** "SEO for the archives, so that we do not lose the front page": what it keeps from happening is no denial. */
const PURPOSE = /,\s(?:so that|so as)\s[^;.]*$/i;
const DENIED = new WordPatterns([DENIALS]);
const QUESTION = /\?\s*$/;
const PLACEHOLDER = caseless`^\s*(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{3,}|tbd|tba|n/a)\s*$|\be\.g\.|\[(?:e\.g|your|insert|x|metric|name|number)\b`;

/** All that is looked for, and only where its cue stands. */
export function patternsOfDenial(): readonly (RegExp | Pattern)[] {
  return [plainPattern(DENIALS), QUESTION, PLACEHOLDER];
}
