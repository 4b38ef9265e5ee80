import type { Term } from '../taxonomy/schema';

/** An example of a target, for the writer to replace: what is aimed at, and in what it is counted. */
export interface Target {
  /** `≥ 5`, `top 10` */
  readonly figure: string;
  /** `%`, `hours`; empty where the figure is a mere number */
  readonly unit: string;
}

/** Stands where a date belongs: which one, only the writer knows. */
export const someDate = 'end of quarter';

/** Measures of which less is better, by the words of their names. */
const LESS_IS_BETTER =
  /\b(?:churn|cost|bounce|unfollow|unsubscribe|abandonment|complaint|toxic|overturn|payback|effort score|time to)\b|\bresponse time\b|^ad spend/i;

/** Measures that are steered, not raised or lowered for their own sake. */
const HELD = /\b(?:frequency|moderation actions|output)\b/i;

/** Shares of people or cases of which most are wanted, where others are content with a few in a hundred. */
const MOST_OF_THEM =
  /\b(?:retention|satisfaction|answer|solution|resolution|completion|coverage|show|consistency|deliverability|viewability|awareness|trust|favourability|reply)\b/i;

/** Ratios of a part to its whole. */
const PART_OF_ONE = /\b(?:stickiness|lurker|connections)\b/i;

/** What is counted by the thousand rather than by the dozen. */
const MANY =
  /\b(?:traffic|visitors|visits|sessions|views|impressions|reach|followers|subscribers|users|members|volume|clicks|listeners)\b/i;

/** The same kind of figure for every measure of a unit; what fits one measure only is the writer's to say. */
export function exampleTarget(term: Term): Target {
  const sign = HELD.test(term.label) ? '' : LESS_IS_BETTER.test(term.label) ? '≤ ' : '≥ ';
  const lower = sign === '≤ ';
  if (/\branking/i.test(term.label)) return { figure: 'top 10', unit: '' };
  if (/\bstar rating/i.test(term.label)) return { figure: `${sign}4.5`, unit: '' };
  const unit = term.unit ?? '';
  if (unit.includes('percent'))
    return { figure: `${sign}${!lower && MOST_OF_THEM.test(term.label) ? '60' : '5'}`, unit: '%' };
  if (unit === 'currency') return { figure: `${sign}${lower ? '50' : '10,000'}`, unit: '€' };
  if (unit === 'duration') return lower ? longest(term, sign) : { figure: `${sign}2`, unit: 'minutes' };
  if (unit === 'ratio')
    return { figure: `${sign}${lower ? '0.01' : PART_OF_ONE.test(term.label) ? '0.2' : '1.5'}`, unit: '' };
  if (unit === 'score') return { figure: `${sign}${lower ? '2' : '40'}`, unit: '' };
  return { figure: `${sign}${MANY.test(term.label) ? '1,000' : '50'}`, unit: '' };
}

/** Answers are a matter of hours, a purchase or a first contribution one of days. */
function longest(term: Term, sign: string): Target {
  return /\b(?:reply|response)\b/i.test(term.label)
    ? { figure: `${sign}24`, unit: 'hours' }
    : { figure: `${sign}30`, unit: 'days' };
}

/** The target as it stands in a line: `≥ 5 %`. */
export function targetText({ figure, unit }: Target): string {
  return unit === '' ? figure : `${figure} ${unit}`;
}
