import type { Span } from '../../text/span';
import { pattern } from '../../text/pattern';

/** One element of an enumeration, as plain-text offsets without the blanks around it. */
export interface Element extends Span {
  /** What it stands behind: a comma or "and", or a colon, a dash or the end of a sentence, behind which something new begins. */
  readonly after: 'separator' | 'break';
}

/**
 * The elements of a stretch of text: in "KPIs: reach (owner: brand), CTR ≥ 2 %, by May and ROAS" they are "KPIs",
 * "reach (owner: brand)", "CTR ≥ 2 %, by May" and "ROAS". What is in brackets parts nothing, and a target or a date
 * belongs to what it stands behind.
 */
export function findElements(text: string, start: number, end: number): readonly Element[] {
  const masked = text
    .slice(start, end)
    .replace(/\([^()]*\)|\[[^[\]]*\]|"[^"\n]*"|“[^”\n]*”/g, (aside) => '\uFFFC'.repeat(aside.length));
  const elements: Element[] = [];
  let from = 0;
  let after: Element['after'] = 'break';
  const push = (to: number): void => {
    const part = masked.slice(from, to);
    const blanks = part.length - part.trimStart().length;
    if (part.trim() !== '')
      elements.push({ start: start + from + blanks, end: start + from + part.trimEnd().length, after });
  };
  for (const match of SEPARATOR.matchAll(masked)) {
    const to = match.index + match[0].length;
    const breaks = match[1] !== undefined;
    const next = masked.slice(to, to + 24);
    if (!breaks && (FIGURE.test(next) || (/^[,;]\s+$/.test(match[0]) && QUALIFIER.test(next)))) continue;
    push(match.index);
    from = to;
    after = breaks ? 'break' : 'separator';
  }
  push(masked.length);
  return elements;
}

const SEPARATOR = pattern`([:]\s|[.!?]["'”’]*\s+(?=[^\p{Ll}])|\s[–—-]{1,2}\s|\n)|(?:[,;·•|]\s+(?:and\s|or\s|plus\s)?|\s/\s|/(?=\p{L}{3,})|\s\+\s|\s(?:and|&|plus|or|as well as)\s)`;
/** How much or when of the element before it, or one more handle behind the one that names its owner. */
const FIGURE =
  /^\s*(?:@|[≥≤<>~≈+−–€$£-]*\s*\d|(?:by|until|till|each|every|weekly|monthly|quarterly|daily|q[1-4]|h[12])\b)/iu;
/** What else only qualifies the element before the comma: where, how often, how it is reported. */
const QUALIFIER = /^\s*(?:from|in|at|on|per|for|with|up|down|to|reported|measured|target|due)\b/iu;
