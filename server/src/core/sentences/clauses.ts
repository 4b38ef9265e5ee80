import type { Span } from '../text/span';
import type { Expression } from './expressions';
import { caseless } from '../text/pattern';

const BOUNDARY = caseless`[;:]\s|\s[–—-]{1,2}\s|,\s+(?:(?:and|but|or|yet|so|while|whereas|although|though|because|since)\s+)?|\s(?:while|whereas|although|though|because|but)\s|\sand\s+(?=(?:is|are|was|will|shall|never|also|does|do|has|it|she|he|they|we|owns?|runs?|tracks?|reports?|answers?)\b)|^\s*(?:while|whereas|although|though|because|since(?!\s+(?:last|this|early|late|mid|\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|q\d)\b)|as|unlike|on the other hand,?|in contrast(?: to)?,?|and|but|so)\s+`;
const OBJECT_BOUNDARY = caseless`;|\s[–—]\s|,?\s+(?:while|whereas|although|though|but|because|since|so that|rather than|instead of|except|unless|even (?:if|where|though)|whatever|however|as opposed to|unlike)\b|,?\s+(?:and )?not\s|,\s+(?:it|she|he|they|we|nobody|the|this|that)\s+(?:\p{L}+\s+){0,2}(?:is|are|was|has|have|do|does|will)\b|\sand\s+(?:is|are|was|will|never|does|do|has|it|she|he|they|we)\b|[.!?]["'”’)]*\s*$`;

/** A sentence and where its clauses begin. */
export interface Clauses {
  readonly sentence: string;
  /** See {@link clauseStart}. */
  clauseStart(offset: number): number;
}

/** Where the clause begins that reaches up to the offset: behind the last boundary between clauses. */
export function clauseStart(sentence: string, offset: number): number {
  const last = BOUNDARY.matchAll(sentence.slice(0, offset)).at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** The end of what stands before a clause, without the mark or word that parts the two. */
export function boundaryBefore(sentence: string, start: number): number {
  let end = start;
  while (end > 0 && /[\s,;:–—-]/.test(sentence.charAt(end - 1))) end--;
  const word = /\b(?:and|but|or|yet|so|while|whereas|although|though|because|since)$/i.exec(
    sentence.slice(Math.max(0, end - 10), end),
  );
  return word === null ? end : end - word[0].length;
}

/** Where the object of an expression ends that stands before it: at the next clause, or at what the next expression begins with. */
export function objectEnd(sentence: string, expression: Span, next: Span | undefined): number {
  const behind = sentence.slice(expression.end);
  const rest = behind.includes(';') ? withCommas(behind) : behind;
  const shift = /^\s*not\s[^;]*?\bbut\s/i.exec(rest)?.[0].length ?? 0;
  let end = OBJECT_BOUNDARY.exec(rest.slice(shift))?.index ?? rest.length - shift;
  end += shift;
  if (next !== undefined) {
    const gap = sentence.slice(expression.end, next.start);
    const conjunction = /(?:,|;|\band\b|\bbut\b)[^,;]*$/i.exec(gap);
    if (conjunction !== null) end = Math.min(end, conjunction.index);
  }
  return expression.end + end;
}

/** With commas for semicolons that only part the things in a list. */
function withCommas(text: string): string {
  // "the following: (a) …; (b) …" is one object.
  const rest = text.replace(/;(?=\s+(?:and\s+|or\s+)?\([a-z\d]{1,4}\)\s)/gi, ',');
  return rest.length <= LONGEST_LIST && LISTED.test(rest) ? rest.replaceAll(';', ',') : rest;
}

/** In characters; what is longer is asked of every expression in it. */
const LONGEST_LIST = 500;
/** "… is evenings with guests; diaries finished by half; and CAC": elements without a sentence of their own among them. */
const LISTED =
  /^[^;]*(?:;\s(?!(?:and\s+)?(?:the|it|she|he|they|we|you|i|nobody|no|not|never|this|that)\b)(?:(?!\b(?:is|are|was|were|owns?|does|do|will|shall|not|never)\b)[^;])*)+$/i;

/** What is owned: behind the expression, but before it where it is passive or says to whom something belongs. */
export function objectOf(clauses: Clauses, expression: Expression, until: number): Span {
  const { sentence } = clauses;
  if (expression.voice !== 'passive' && expression.voice !== 'belonging') {
    if (/\b(?:word|say)$/i.test(sentence.slice(expression.start, expression.end)))
      return frontedPhrase(sentence, expression.start) ?? { start: expression.end, end: until };
    // "owns not reach but retention"
    const start = /^\s*not\s[^;]*?\bbut\s+(?:also\s+)?/i.exec(sentence.slice(expression.end, until))?.[0].length ?? 0;
    const onlyToo = /^\s*not only\s/i.exec(sentence.slice(expression.end, until))?.[0].length;
    return { start: expression.end + (onlyToo ?? start), end: until };
  }
  let start = clauses.clauseStart(expression.start);
  // "Three numbers are hers: reach, clicks and saves."
  const colon = sentence.indexOf(':', expression.end);
  if (colon >= 0 && colon < until && COUNTED.test(sentence.slice(start, expression.start)))
    return { start: colon + 1, end: until };
  const before = sentence.slice(start, expression.start);
  // "It falls to us to …" puts it behind.
  if (/^\s*it\s*$/i.test(before)) {
    const infinitive = /\bto\s/.exec(sentence.slice(expression.end, until));
    if (infinitive !== null) return { start: expression.end + infinitive.index, end: until };
  }
  const that = SAID_THAT.exec(before)?.[0].length ?? 0;
  if (that > 0) return { start: start + that, end: expression.start };
  // "Satisfaction, for reasons of budget, is owned by …": an inserted phrase stands between the two.
  while (start > 0 && INSERTED.test(sentence.slice(start, expression.start)))
    start = clauses.clauseStart(boundaryBefore(sentence, start));
  if (LAST_WORD.test(sentence.slice(start, expression.end))) {
    const fronted = frontedPhrase(sentence, expression.start);
    if (fronted !== undefined) return fronted;
  }
  // "Since" may begin a clause or only tell the time.
  if (/^\s*since\s+$/i.test(sentence.slice(0, start))) start = 0;
  const words = sentence.slice(start, expression.start);
  const opening = TIME_OPENING.exec(words)?.[0].length ?? OPENING.exec(words)?.[0].length ?? 0;
  return { start: start + opening, end: expression.start };
}

const SAID_THAT = caseless`^\s*(?:it|we|they|everybody|everyone|all)\b[^]*\bthat\s`;
const INSERTED = caseless`^\s*(?:$|(?:for|in|at|on|by|from|with|as|since|until|during|under|per|despite|that is|which|who|meaning|namely|an?)\b)`;
/** "On prices, the last word is": the thing stands in front of the whole sentence. */
function frontedPhrase(sentence: string, before: number): Span | undefined {
  const phrase = /^\s*(?:and\s+)?(?:on|over|in|as for|as to|when it comes to)\s+[^,;]+(?=,)/i.exec(
    sentence.slice(0, before),
  )?.[0];
  if (phrase === undefined) return undefined;
  const start = /^\s*(?:and\s+)?(?:on|over|in|as for|as to|when it comes to)\s+/i.exec(phrase)?.[0].length ?? 0;
  return { start, end: phrase.length };
}

const COUNTED =
  /\b(?:things|numbers|figures|metrics|measures|kpis|targets|jobs|tasks|duties|goals|these|following|two|three|four|five)\s*$/i;
const LAST_WORD = caseless`^[\s,]*(?:too,?\s+)?the (?:last|final) (?:word|say)\s+(?:is|lies|rests|stays|remains|belongs)\b`;
/** "From 20 December to 12 January the number": days and months in front of what a sentence is about. */
const TIME_OPENING = caseless`^\s*(?:from|since|until|till|in|on|by|as of|between|during|at)\s+(?:(?:(?:the|next|this|early|late|mid|end|of|to|until|till|and|on)\s+)*(?:\d[\d./:-]*(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|spring|summer|autumn|fall|winter|q[1-4]|weekends?|weekdays|now on)\s+)+`;
/** "Since the move in May the number": what an adverbial without a comma leaves of a clause. */
const OPENING = caseless`^\s*(?:since|from|until|till|in|at|on|during|after|before|as of|by)\s+(?:(?:the|our|this)\s+)?(?:(?!the\s|our\s)[^\s,;]+\s+){1,4}?(?=(?:the|our|all|every)\s)`;
