import { caseless } from '../text/pattern';
/** A sentence of this kind asks, and claims nothing. */
export function asks(sentence: string): boolean {
  return /\?["'”’)]*$/u.test(sentence);
}

const HYPOTHESIS = caseless`\b(?:(?<!\byou )would|could|might|wouldn['’]t|couldn['’]t|perhaps|maybe|imagine|suppose|hypothetical(?:ly)?|propos(?:es?|ed|als?)|recommend(?:s|ed)?|hop(?:es?|ed|ing)|wish(?:es)?(?=\s+(?:that|for|to|we|it)\b)|whether|the idea|suggest(?:s|ed|ions?)?|rumou?r|offers?\s+to|asks?\s+to|(?:some|people|they)\s+(?:say|think|believe))\b`;
const PAST = caseless`\b(?:was|were|had|used to|did|last (?:year|season|quarter|month|half|plan)|previously|formerly|in the past|back then|no longer|not any ?more|originally|since then|(?:we|they|you|he|she|somebody|someone|board|management|leadership) (?:made|let|asked|told|gave|wanted))\b`;
/** A sentence that opens so speaks of what was, whatever its tense. */
const PAST_OPENING = caseless`^\s*(?:last (?:year|season|quarter|month|half|plan)|previously|formerly|in the past|back then|originally|(?:rejected|withdrawn|dropped|cancell?ed)(?=[^;]*:))\b`;
/** A year alone does not say whether it is past or to come; the verb does. */
const IN_A_YEAR = caseless`\bin (?:19|20)\d\d(?![/-])`;
const IS_PRESENT = caseless`\b(?:is|are|am|will|shall|must|should|means?|has to|have to|\p{L}{2,}s(?=\s+(?:for|after|on|over|by|the|our|all)\b))\b`;
const HAS_BEEN = caseless`\bbeen\b(?!\s+(?:\p{L}+\s+)?(?:\p{L}+ing|given|handed|assigned)\b)`;
/** "At one bulb house the community team carries …": whoever that is, this plan is not theirs. */
const ELSEWHERE = caseless`^\W*(?:at|in|with)\s+(?:one|another|some|other|most|many|several)\s+(?:[\p{L}-]+\s+){0,3}?(?:house|firm|compan(?:y|ies)|shop|agenc(?:y|ies)|maker|retailer|competitor|rival|organi[sz]ation|business(?:es)?|peer|place)s?\b`;
const CONDITION = /^\s*(?:if|when|should|unless|once|as soon as|whenever)\b/i;
/** What hangs on a condition that may never come is no assignment either; "when" and "once" only say from when on. */
const UNSURE_CONDITION = /^\s*(?:if|should|unless)\b/i;
const NEGATION = caseless`\bno (?:part|business|task|duty|job|concern|say)\b|\b(?:not|never|neither|nor|no longer|nobody|none|hardly|cannot|without|refuses?|declines?)\b|n['’]t\b`;
const OBJECT_NEGATION = /^\s*(?:no|neither|nothing|not|none|only if)\b/i;

const JUST_NEGATED = /(?:\b(?:not|never|neither|nor|hardly|no longer)|n['’]t)\s*$|^\s*nobody\b/i;

/** Where an expression stands: its sentence, the clause it is in, and its object's end. */
export interface Place {
  readonly sentence: string;
  readonly clauseStart: number;
  readonly start: number;
  readonly end: number;
  readonly until: number;
}

/** Whether an expression speaks of what was, might be or hangs on a condition. */
export function isUnreal({ sentence, clauseStart, start, end, until }: Place): boolean {
  const words = sentence.slice(clauseStart, end);
  if (HYPOTHESIS.test(sentence.slice(Math.max(0, clauseStart - 40), end))) return true;
  if (IN_A_YEAR.test(sentence.slice(0, end)) && !IS_PRESENT.test(words)) return true;
  if (PAST.test(words) || PAST_OPENING.test(sentence) || ELSEWHERE.test(sentence)) return true;
  const expression = sentence.slice(start, end);
  if (HAS_BEEN.test(expression) && !/\bsince\b/i.test(sentence)) return true;
  if (/\bwill\b/i.test(words) && /\s(?:if|unless)\s/i.test(sentence.slice(until - 1))) return true;
  const condition = CONDITION.test(sentence) ? sentence.indexOf(',') : -1;
  return condition >= 0 && (start < condition || UNSURE_CONDITION.test(sentence));
}

/** Whether an expression is denied: by its clause, by itself, or by how its object begins. */
export function isDenied({ sentence, clauseStart, start, end, until }: Place, objectStart: number): boolean {
  return (
    (objectStart < start
      ? OBJECT_NEGATION.test(sentence.slice(clauseStart, start)) ||
        JUST_NEGATED.test(sentence.slice(clauseStart, start))
      : NEGATION.test(ownClause(sentence.slice(clauseStart, start)))) ||
    (objectStart === end && OBJECT_NEGATION.test(sentence.slice(end, until))) ||
    /\b(?:not|never|no longer|no (?:responsibility|accountability|ownership|charge))\b|n['’]t\b/i.test(
      sentence.slice(start, end),
    )
  );
}

/** "is not responsible for recall but is": what a "but" begins is not denied by what stands before it. */
function ownClause(before: string): string {
  return before.replace(/^.*\bbut\s/isu, '');
}

/** "Reports CTR to marketing", "only tracks", "tracks leads for sales": supplied to somebody, not owned. */
export function isPassedOn({ sentence, clauseStart, start, end, until }: Place): boolean {
  const verb = sentence.slice(start, end);
  return (
    (/\b(?:only|merely|just|simply)\s+$/i.test(sentence.slice(clauseStart, start)) &&
      /^(?:reports?|tracks?|counts?|monitors?|watch)/i.test(verb)) ||
    (/\b(?:reports?|tracks?|counts?|delivers?|monitors?|carr(?:y|ies))\b/i.test(verb) &&
      TO_OTHERS.test(sentence.slice(end, until)))
  );
}

const TO_OTHERS = caseless`\b(?:to|for|on behalf of)\s+(?:the\s+)?(?:board|you|us|them|marketing|sales|brand|social|community|finance|management|leadership|others?|team|\p{L}+ team)\b`;
