import { caseless } from './pattern';
import type { Span } from './span';

const TIME_LEAD = String.raw`(?:due|done|ready|live|by|until|till|from|since|before|after|on|in|start(?:s|ing)?|end(?:s|ing)?|every|next|this|early|mid|late|end of|the)`;
const DAY = String.raw`\d[\d./-]*(?:st|nd|rd|th)?`;
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const CALENDAR = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:calendar )?weeks? \d+|c?wk? ?\d+|[qh][1-4]|spring|summer|autumn|winter|easter|christmas|today|tomorrow|asap|ongoing|weekly|monthly|quarterly|daily)`;
/**
 * What an owner is told of time: "Community, due 20 Feb", "Brand by Q3", "Social until further notice". A month alone may be
 * somebody's name.
 */
const TIME = caseless`(?<![\p{L}\d])(?:(?:due|deadline|eta)\b[^,;|()]*|(?:${TIME_LEAD}[\s:]+)*(?:${DAY}\s+${MONTH}|${MONTH}\s+${DAY}|${CALENDAR})(?:,?\s+20\d\d)?|(?:${TIME_LEAD}[\s:]+)+(?:${MONTH}|${DAY}|further notice|now|then)(?:\s+20\d\d)?)(?:\s+on(?:wards)?)?(?![\p{L}\d])`;

/** "Winter 26/27", "Q1", "Phase 2", "First 30 days", "Now": a stretch of time that a plan is parted into. */
const PERIOD = caseless`^(?:(?:early|late|mid)[- ])?(?:${MONTH}|${CALENDAR}|fall|phase|months?|sprint|wave|years? \d|days? \d|\d+ days|(?:first|second|third|fourth) (?:quarter|half|month|term|\d+ days)|(?:now|next|later)$)(?!\p{L})`;

/** Whether a heading of a column says when. */
export function namesPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** A look without which nothing is said of time. */
const MAY_TELL_TIME =
  /\d|\b(?:due|deadline|eta|by|until|till|from|since|before|after|on|in|every|next|this)\b|day\b|ly\b|asap|going/i;
const NO_TIMES: readonly Span[] = [];
/** In characters: what is longer is no owner with a day. */
const LONGEST_OWNER = 200;

/** The stretches of a text that say when. */
export function findTimes(text: string, start: number, end: number): readonly Span[] {
  const part = text.slice(start, end);
  if (part.length > LONGEST_OWNER || !MAY_TELL_TIME.test(part)) return NO_TIMES;
  return TIME.matchAll(part).map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
