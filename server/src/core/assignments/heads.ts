import { ASIDE, HEAD_END, SEPARATOR, type CuedText } from '../text/cues';
import type { Span } from '../text/span';
import { caseless, pattern } from '../text/pattern';
import { inLowerCase } from '../text/lower-case';

/**
 * The terms among those in an item that the item is about: those that begin in one of its heads.
 *
 * In "Increase conversion rate by 15 % in Q3, landing pages for schools" the heads are "Increase conversion rate" and
 * "landing pages": each element of an enumeration up to its first preposition or verb. Plain-text offsets; the terms are
 * in order, in the stretch, and do not overlap.
 */
export function termsInHeads<T extends Span>(
  inline: CuedText,
  start: number,
  end: number,
  terms: readonly T[],
): readonly T[] {
  if (terms.length === 0) return NONE;
  // Most items are a term and what is said of it: what opens the first element is in its head, whatever follows.
  if (terms.length === 1 && terms[0]?.start === start) return terms;
  const cues = inline.cuesIn(start, end);
  // One element, all of which is its head.
  if ((cues & (ASIDE | HEAD_END | SEPARATOR)) === 0) return terms;
  const text = inline.text.slice(start, end);
  const masked = fuseTerms((cues & ASIDE) === 0 ? text : maskAsides(text), terms, start);
  const lower = inLowerCase(masked);
  const found: T[] = [];
  let from = 0;
  let hangsOn = false;
  let isList = false;
  /** The first term that begins in the element or behind it. */
  let next = 0;
  /** How many were found before the element. */
  let before = 0;
  const findIn = (to: number): void => {
    before = found.length;
    // The head is looked for once, however many terms the element has, and its end only for those behind what opens it.
    let opens: number | undefined;
    let ends: number | undefined;
    const isInHead = (offset: number): boolean => {
      opens ??= headStart(lower, from, to);
      return offset === opens || (offset > opens && offset < (ends ??= headEnd(lower, opens, to) ?? opens));
    };
    for (let term = terms[next]; term !== undefined && term.start - start < to; term = terms[++next]) {
      const isFelt = IS_FELT.test(inline.text.slice(term.start, term.start + 6));
      // Who feels it is no term of its own there.
      if (isFelt) found.length = before;
      if (isFelt || (!hangsOn && isInHead(term.start - start))) found.push(term);
    }
  };
  for (const match of SEPARATORS.matchAll(masked)) {
    findIn(match.index);
    if (next === terms.length) return found;
    // "Live coverage of fairs and expos": what "and" joins hangs on the preposition before it.
    const behind = match.index + match[0].length;
    hangsOn =
      CONJUNCTION.test(match[0]) &&
      !REPEATED_PREPOSITION.test(masked.slice(behind, behind + 6)) &&
      !isParallel(masked, from, match.index, behind, isList, found.length > before) &&
      (hangsOn || isCutShort(lower, from, match.index));
    isList ||= match[0].startsWith(',');
    from = behind;
    if (match[0].trim() === '.' || ENDS_ENUMERATION.test(match[0])) {
      // What follows a dash or a full stop is a remark on the item, not another item, unless it says so or only a number is before.
      const isNumbered = match.index <= LONGEST_NUMBER && NUMBER_OF_ITEM.test(masked.slice(0, match.index));
      if (isNumbered || ADDS.test(masked.slice(from, from + 6))) continue;
      return found;
    }
  }
  findIn(masked.length);
  return found;
}

const NONE: readonly never[] = [];

/** "A ritual on the steps so that newcomers feel at home": what people are to feel is what it is all for, wherever it stands. */
const IS_FELT = /^feels?\s/i;

/** Whether an element has a head, and says more behind it. */
function isCutShort(lower: string, from: number, to: number): boolean {
  const end = headEnd(lower, headStart(lower, from, to), to);
  return end !== undefined && end < to;
}

/**
 * "Response time in the forum and click-through rate": a term is parallel to the term that heads the element before it,
 * unless another term stands behind that one's preposition ("posts about CTR and ROAS"). At the end of a list with commas
 * it is parallel to whatever is before it without a term: "reels, answers on Instagram and CTR". Terms are fused to x's here.
 */
function isParallel(
  masked: string,
  from: number,
  to: number,
  behind: number,
  isList: boolean,
  isHeaded: boolean,
): boolean {
  if (!BEGINS_WITH_TERM.test(masked.slice(behind, behind + 24))) return false;
  if (isList && !/x{3}/.test(masked.slice(from, to))) return true;
  return isHeaded && /^(?:[^x]|x(?!xx))*x{3,}(?:(?!xxx).)*$/su.test(masked.slice(from, to));
}

/** Terms are fused to x's: "click-through rate", "the number of demo requests". */
const BEGINS_WITH_TERM =
  /^(?:(?:the|our|its|their)\s+)?(?:(?:number|share|rate|amount|total|level|volume|cost|growth)\s+(?:of|in)\s+)?x{3}/;

export const SEPARATORS = pattern`[,;·•|\n]\s*(?:and\s|or\s|plus\s)?|\s/\s|/(?=\p{L}{3,})|\s\+\s|:\s|\s(?:and|&|plus|or|as well as)\s|\s[–—-]{1,2}\s|[.!?]["'”’)]*\s(?=[^\p{Ll}])|\s→\s|\s\d{1,2}\)\s`;
const CONJUNCTION = /^\s(?:and|&|or)\s$/;
/** "by replies and by clicks": the repeated preposition begins another element. */
const REPEATED_PREPOSITION = /^(?:by|for|on|to|with|of)\s/;
const ENDS_ENUMERATION = /^\s[–—]{1,2}\s$|^[.!?]/u;

/** "2.1 —", "KR 1.4 —", "Goal 3." */
const NUMBER_OF_ITEM = caseless`^[^\p{L}]*(?:(?:\p{L}{1,3}|key result|objective|goal|target|measure|task|action|priority)[\s#]*\d[\d.]*[^\p{L}]*)?$`;
/** In characters; looked for behind each full stop and dash, in no more than that. */
const LONGEST_NUMBER = 60;

/** "Also new members", "Plus a prize". */
const ADDS = /^(?:also|plus)\s/i;

/** A term is one thing: the "and" of "likes and reactions" and the "per" of "cost per lead" part nothing. */
function fuseTerms(text: string, terms: readonly Span[], offset: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of terms) {
    const from = Math.max(at, start - offset);
    const to = Math.min(text.length, end - offset);
    if (to <= from) continue;
    const term = text.slice(from, to);
    pieces.push(
      text.slice(at, from),
      term.includes('\uFFFC') ? term.replace(/[^\uFFFC]/g, 'x') : 'x'.repeat(to - from),
    );
    at = to;
  }
  return at === 0 ? text : pieces.join('') + text.slice(at);
}

/** Parentheses, quotations and placeholders are asides; their length is kept. */
function maskAsides(text: string): string {
  return text.replace(ASIDES, (aside) => '\uFFFC'.repeat(aside.length));
}

export const ASIDES = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]/g;

/** In lower case, as the next three. */
export const HEAD_ENDS =
  /(?<![-‐‑])\b(?:of|for|in|on|at|to|from|with|without|by|off|about|through|via|per|into|onto|under|over|above|below|within|between|among|against|towards?|until|till|since|after|before|during|around|across|behind|beyond|than|as|like|versus|vs|that|which|who|whom|whose|where|when|while|whereas|because|if|so|but|not|never|no|nobody|instead|rather|except|unlike|is|are|was|were|be|been|being|has|have|had|does|do|did|will|would|shall|should|can|could|may|might|must|isn|aren|don|doesn|won|goes|stays|belongs|remains|sits|lies|comes|means|gets|wants|needs|asks|says|quotes|passes|sends|tells|helps|makes|takes|gives|keeps|knows|thinks|reads|reports|counts|leads|decides|finds|becomes|turns|looks|reviews|approves|supports|feeds|informs|advises)\b(?![-‐‑])|[\uFFFC<>≥≤=]/g;
/** Nouns before "of" that only say how much or that it is done: the term behind them is still the head. */
const PASSES_THROUGH =
  /(?<=(?:%|[€$£]\s?[\d.,]+\s?(?:k|m|bn)?|\b(?:per cent|percent|number|growth|increase|rise|decrease|drop|reduction|improvement|level|volume|amount|total|management|ownership|execution|planning|running|optimi[sz]ation|delivery|development|creation|production|responsibility|accountability|percentage|average|median|focus|rate|count|measured|judged|responsible|accountable|owner|strategy|set-?up|launch|rollout|roll-out|expansion|budget|(?:last|final) (?:word|say)|experience|skills?|knowledge|command|proficiency|expertise|drafting|enforcement|handling|writing|coordination|scheduling|oversight|organi[sz]ation|maintenance|monitoring|moderation|hosting|curation|retention|sourcing|buying|placement|tracking|recruitment|recruiting|onboarding|selection|publication|posting|distribution|purchase|booking|upkeep|rota|roster))\s+)(?:of|(?<!\b(?:measured|judged)\s+)in|for|on|over|by|with)\s/y;

/** Where, in lower case, the head of an element begins: behind blanks, asides, and what only leads in. */
function headStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /[\s\uFFFC]/.test(text.charAt(at))) at++;
  return at + (LEAD.exec(text.slice(at, to))?.[0].length ?? 0);
}

const LEAD =
  /^(?:(?:by|for|on|of|to|in|with|from|via|through|\+|including|incl\.?|e\.g\.?|also|plus|then|both|either|≥|≤|>|<|=|~|(?:you|we|they|she|he)?\s?(?:answers?|answering)\s+for|(?:looks?|looking)\s+after|(?:takes?|taking)\s+(?:care\s+of|over|on)|(?:focus(?:es)?|focusing|concentrates?)\s+on|(?:aims?|aiming)\s+(?:to|for|at)|in\s+charge\s+of|held\s+to|shall|must|will)\s+)+/;

/** Where the head ends that begins at the offset; `undefined` if what stands there opens none. */
function headEnd(text: string, at: number, to: number): number | undefined {
  // No further: the next elements are looked through for heads of their own.
  const upToEnd = text.slice(0, to);
  HEAD_ENDS.lastIndex = at;
  for (let stop = HEAD_ENDS.exec(upToEnd); stop !== null; stop = HEAD_ENDS.exec(upToEnd)) {
    const index = stop.index;
    if (index > at) {
      PASSES_THROUGH.lastIndex = index;
      if (PASSES_THROUGH.test(text) && PASSES_THROUGH.lastIndex <= to) continue;
      if (isUsedAs(text, at, index)) continue;
      return index;
    }
    // "Do", "Keep", "Report" in front are what is to be done; anything else there opens no head.
    if (!DOING.test(text.slice(index, index + 9))) return undefined;
  }
  return to > at ? to : undefined;
}

/** "The sowing calendar as gated content": what it is used as is what it is; terms are x's here. */
function isUsedAs(text: string, at: number, index: number): boolean {
  AS_A_TERM.lastIndex = index;
  const before = text.slice(at, index);
  return (
    AS_A_TERM.test(text) && !/x{3}|\b(?:such|same|well|soon|known|far|long|much|many|defined|seen)\s$/.test(before)
  );
}

const AS_A_TERM = /as\s(?:an?\s|the\s|our\s)?x{3}/y;

const DOING =
  /^(?:keep|keeps|report|reports|count|lead|leads|do|make|makes|take|takes|help|helps|get|look|find|support|supports|review|reviews|send|sends|tells?|give|gives|\uFFFC)/;
