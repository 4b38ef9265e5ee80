import { plainPattern, WordPatterns, type PatternGroup } from '../sentences/word-patterns';
import { DENIAL, type CuedText } from '../text/cues';

/** Whether an item says what is not done, asks, or is still to be filled in. */
export function saysNothingIsDone(text: CuedText, start: number, end: number): boolean {
  if ((text.cuesIn(start, end) & DENIAL) === 0) return false;
  const words = text.text.slice(start, end);
  return DENIED.test(words) || QUESTION.test(words) || PLACEHOLDER.test(words);
}

/** "Not ours", "we do not run", "no CTR targets", "instead of": the item says what is not done. */
const DENIALS: PatternGroup = {
  patterns: [
    "(?<=^\\s*)(?:no|not|never|without|avoid|stop|don['’]?t|do not|cannot|neither|nor|none)\\b",
    '(?:not|no longer) (?:ours|us|our|theirs|mine|yet|any ?more|measured|owned|counted|a target|responsible|accountable|for us|part of)\\b',
    "(?:do|does|will|shall|must|is|are|should|can|could|would)(?:n['’]?t| not)\\b",
    '(?:instead of|rather than)\\b',
    'see (?:the )?\\p{L}+(?: \\p{L}+)? plan\\b',
    '(?:belongs?|goes|go|stays?|sits?|lies) (?:to|with)\\b',
    '(?:moved|handed|passed|given|left|transferred|escalated?) (?:\\p{L}+ )?(?:to|on to|over to)\\b',
    'we (?:tried|used to|had)\\b',
  ],
  after: '',
};
const DENIED = new WordPatterns([DENIALS]);
const QUESTION = /\?\s*$/;
const PLACEHOLDER =
  /^\s*(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{3,}|tbd|tba|n\/a)\s*$|\be\.g\.|\[(?:e\.g|your|insert|x|metric|name|number)\b/i;

/** All that is looked for, and only where its cue stands. */
export function patternsOfDenial(): readonly RegExp[] {
  return [plainPattern(DENIALS), QUESTION, PLACEHOLDER];
}
