import type { Span } from '../text/span';

/**
 * The stretches of an item, in order, in which a term is what the item is about.
 *
 * In "Increase conversion rate by 15 % in Q3, landing pages for schools" they are "Increase conversion rate" and
 * "landing pages": each element of an enumeration up to its first preposition or verb. Plain-text offsets.
 */
export function findHeads(text: string, start: number, end: number, terms: readonly Span[] = []): readonly Span[] {
  const masked = fuseTerms(maskAsides(text.slice(start, end)), terms, start);
  const heads: Span[] = [];
  let from = 0;
  let hangsOn = false;
  const push = (to: number): boolean => {
    const head = headOf(masked, from, to);
    if (head !== undefined && !hangsOn) heads.push({ start: head.start + start, end: head.end + start });
    return head !== undefined && head.end < to;
  };
  for (const match of masked.matchAll(SEPARATOR)) {
    const cutShort = push(match.index);
    // "Live coverage of fairs and expos": what "and" joins hangs on the preposition before it.
    const behind = match.index + match[0].length;
    hangsOn =
      (hangsOn || cutShort) &&
      CONJUNCTION.test(match[0]) &&
      !REPEATED_PREPOSITION.test(masked.slice(behind, behind + 6)) &&
      !isParallel(masked, from, match.index, behind);
    from = behind;
    if (match[0].trim() === '.' || ENDS_ENUMERATION.test(match[0])) {
      // What follows a dash or a full stop is a remark on the item, not another item.
      if (!/\p{L}/u.test(masked.slice(0, match.index))) continue;
      return heads;
    }
  }
  push(masked.length);
  return heads;
}

/**
 * "Response time in the forum and click-through rate": a term is parallel to the term that opens the element before it,
 * unless another term stands behind that one's preposition ("posts about CTR and ROAS"). Terms are fused to x's here.
 */
function isParallel(masked: string, from: number, to: number, behind: number): boolean {
  if (!/^(?:the\s+|our\s+|its\s+|their\s+)?x{3}/.test(masked.slice(behind, behind + 12))) return false;
  return /^(?:[^x]|x(?!xx))*x{3,}(?:(?!xxx).)*$/su.test(masked.slice(from, to));
}

const SEPARATOR =
  /[,;·•|\n]\s*(?:and\s|or\s|plus\s)?|\s\/\s|\/(?=\p{L}{3,})|\s\+\s|:\s|\s(?:and|&|plus|or|as well as)\s|\s[–—-]{1,2}\s|[.!?]["'”’)]*\s(?=[^\p{Ll}])|\s→\s/gu;
const CONJUNCTION = /^\s(?:and|&|or)\s$/;
/** "by replies and by clicks": the repeated preposition begins another element. */
const REPEATED_PREPOSITION = /^(?:by|for|on|to|with|of)\s/;
const ENDS_ENUMERATION = /^\s[–—]{1,2}\s$|^[.!?]/u;

/** A term is one thing: the "and" of "likes and reactions" and the "per" of "cost per lead" part nothing. */
function fuseTerms(text: string, terms: readonly Span[], offset: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const term of terms) {
    const from = Math.max(at, term.start - offset);
    const to = Math.min(text.length, term.end - offset);
    if (to <= from) continue;
    pieces.push(text.slice(at, from), text.slice(from, to).replace(/[^\uFFFC]/g, 'x'));
    at = to;
  }
  return at === 0 ? text : pieces.join('') + text.slice(at);
}

/** Parentheses, quotations and placeholders are asides; their length is kept. */
function maskAsides(text: string): string {
  return text.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]/g, (aside) =>
    '\uFFFC'.repeat(aside.length),
  );
}

const STOP =
  /(?<![-‐‑])\b(?:of|for|in|on|at|to|from|with|without|by|about|through|via|per|into|onto|under|over|above|below|within|between|among|against|towards?|until|till|since|after|before|during|around|across|behind|beyond|than|as|like|versus|vs|that|which|who|whom|whose|where|when|while|whereas|because|if|so|but|not|never|no|nobody|instead|rather|except|unlike|is|are|was|were|be|been|being|has|have|had|does|do|did|will|would|shall|should|can|could|may|might|must|isn|aren|don|doesn|won|goes|stays|belongs|remains|sits|lies|comes|means|gets|wants|needs|asks|says|quotes|passes|sends|tells|helps|makes|takes|gives|keeps|knows|thinks|reads|reports|counts|leads|decides|finds|becomes|turns|looks|reviews|approves|supports|feeds|informs|advises)\b(?![-‐‑])|[\uFFFC<>≥≤=]/giu;
/** Nouns before "of" that only say how much or that it is done: the term behind them is still the head. */
const PASSES_THROUGH =
  /\b(?:number|growth|increase|rise|decrease|drop|reduction|improvement|level|volume|amount|total|management|ownership|execution|planning|running|optimi[sz]ation|delivery|development|creation|production|responsibility|accountability|percentage|average|median|focus|rate|count|measured|judged|responsible|accountable|owner|strategy|set-?up|launch|rollout|roll-out|expansion|budget|(?:last|final) (?:word|say)|experience|skills?|knowledge|command|proficiency|expertise|drafting|enforcement|handling|writing|coordination|scheduling|oversight|organi[sz]ation|maintenance|monitoring|moderation|hosting|curation|retention|sourcing|buying|placement|tracking)\s+(?:of|in|for|on|over|by|with)\s+(?:the\s+|our\s+|all\s+)?/giu;

function headOf(text: string, from: number, to: number): Span | undefined {
  let at = from;
  while (at < to && /[\s\uFFFC]/.test(text.charAt(at))) at++;
  const lead =
    /^(?:(?:by|for|on|of|to|in|with|from|via|through|\+|including|incl\.?|e\.g\.?|also|then|both|either|≥|≤|>|<|=|~|(?:you|we|they|she|he)?\s?(?:answers?|answering)\s+for|(?:looks?|looking)\s+after|(?:takes?|taking)\s+care\s+of|(?:focus(?:es)?|focusing|concentrates?)\s+on|(?:aims?|aiming)\s+(?:to|for|at)|in\s+charge\s+of|held\s+to)\s+)+/iu.exec(
      text.slice(at, to),
    );
  if (lead !== null) at += lead[0].length;
  let end = to;
  STOP.lastIndex = at;
  const passed = [...text.slice(at, to).matchAll(PASSES_THROUGH)].map((match) => ({
    start: at + match.index,
    end: at + match.index + match[0].length,
  }));
  for (let stop = STOP.exec(text); stop !== null && stop.index < to; stop = STOP.exec(text)) {
    const index = stop.index;
    if (passed.some((span) => index >= span.start && index < span.end)) continue;
    if (index === at) {
      // "Do", "Keep", "Report" in front are what is to be done; anything else there opens no head.
      if (
        !/^(?:keep|keeps|report|reports|count|lead|leads|do|make|makes|take|takes|help|helps|get|look|find|support|supports|review|reviews|send|sends|tells?|give|gives|\uFFFC)/iu.test(
          text.slice(index, index + 9),
        )
      )
        return undefined;
      continue;
    }
    end = index;
    break;
  }
  return end > at ? { start: at, end } : undefined;
}
