import { ownerOf, type Owner } from '../roles/owners';
import type { RoleName } from '../roles/role-names';
import type { Span } from '../text/span';
import { boundaryBefore, type Clauses } from './clauses';
import type { Expression } from './expressions';
import type { SentenceContext } from './read-claims';
import { caseless, pattern } from '../text/pattern';

/** Who is said to own something. */
export interface Subject {
  readonly owners: readonly Owner[];
  /** The words that name the owner, as offsets in the text; absent where a pronoun does. */
  readonly part: Span | undefined;
}

/** What is known when the subject of an expression is looked for. */
export interface SubjectSearch extends Clauses {
  /** Where the sentence stands in its text. */
  readonly offset: number;
  readonly names: readonly RoleName[];
  readonly context: SentenceContext;
  /** Whoever was named last before: who "she" is. */
  readonly last: Subject | undefined;
}

/** Somebody whom the sentence does not name in words that we know. */
const NOBODY: Subject = { owners: [], part: undefined };

/** Who owns what the expression speaks of; nobody we know has no owners, `undefined` means that nobody is named at all. */
export function findSubject(search: SubjectSearch, expression: Expression, until: number): Subject | undefined {
  switch (expression.voice) {
    case 'passive':
      return agent(search, expression, until);
    case 'belonging':
      return holder(search, expression);
    case 'held':
      return whoIsHeld(search, expression);
    default:
      return withPartner(search, standingBefore(search, expression));
  }
}

/** "Jointly with the box office, brand is": the partner owns it too. */
function withPartner(search: SubjectSearch, subject: Subject | undefined): Subject | undefined {
  const partner = /^\s*(?:jointly|together|along|in tandem)\s+with\s+([^,;]{2,60}),/i.exec(search.sentence)?.[1];
  if (partner === undefined || subject === undefined) return subject;
  const name = search.names.find((candidate) => candidate.end <= search.sentence.indexOf(partner) + partner.length);
  const owner: Owner = name === undefined ? { kind: 'other', name: partner } : ownerOf(name, search.sentence);
  return { ...subject, owners: [...subject.owners, owner] };
}

/** The roles as a subject; whoever is named twice counts once. */
export function named(search: SubjectSearch, names: readonly RoleName[]): Subject {
  const first = names[0];
  return {
    owners: names
      .filter((name, index) => name.role === undefined || names.findIndex(({ role }) => role === name.role) === index)
      .map((name) => ownerOf(name, search.sentence)),
    part: first === undefined ? undefined : { start: first.start + search.offset, end: first.end + search.offset },
  };
}

/**
 * "The social media manager plans the calendar. He …": whoever opens a sentence is who the next one's pronoun means. Where
 * that is a person whom nobody has introduced, the pronoun means nobody we know.
 */
export function openingSubject(search: SubjectSearch): Subject | undefined {
  const { sentence, names } = search;
  const contrasted = COMPARED.exec(sentence)?.[0].length ?? 0;
  const first = names.find((name) => name.start >= contrasted);
  if (first !== undefined && first.form !== 'department' && OPENER.test(sentence.slice(contrasted, first.start)))
    return named(search, [first]);
  const stranger = STRANGER.exec(sentence.slice(contrasted));
  return stranger !== null && (first === undefined || first.start > contrasted + stranger[0].length)
    ? NOBODY
    : undefined;
}

/** "Unlike Zosia, who …, Bartek": whom a sentence only compares with. */
const COMPARED = caseless`^\s*(?:unlike|like|besides|apart from|next to|in contrast to|compared (?:to|with))\s[^,;]*,(?:\s(?:who|which|whose)\s[^,;]*,)?\s*`;
/** Somebody with a name who does what people do. */
const STRANGER = pattern`^\s*(?!(?:The|This|That|It|She|He|They|We|You|Who|What|Whoever|Nobody|Everybody|Everyone|Somebody|Someone|One|Each|Neither|Both)\b)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{L}+)?(?:,\s+who\b|(?:\s+\([^()]*\))?\s+(?:says|writes|joined|left|came|comes|works|knows|thinks|likes|sells|films|heads|asks|wants|phones|helps|looks)\b)`;

/** "Responsible for cost per lead: the community team": the owner stands behind the colon, and the object before it. */
export function subjectBehindColon(
  search: SubjectSearch,
  expression: Expression,
): { readonly subject: Subject; readonly until: number } | undefined {
  const { sentence } = search;
  if (expression.voice !== 'active' || sentence.slice(0, expression.start).trim() !== '') return undefined;
  const colon = sentence.indexOf(': ', expression.end);
  if (colon < 0) return undefined;
  const names = search.names.filter((name) => name.start > colon);
  const first = names[0];
  if (first === undefined || !OPENER.test(sentence.slice(colon + 1, first.start))) return undefined;
  return { subject: named(search, names), until: colon };
}

/** Whether a stretch, but for words that only tie, names somebody. */
export function namesSomebody({ sentence, names }: Pick<SubjectSearch, 'sentence' | 'names'>, part: Span): boolean {
  let text = sentence.slice(part.start, part.end);
  if (CLEFT_OPENING.test(text)) return true;
  const inside = names.filter((name) => name.start >= part.start && name.end <= part.end);
  for (const name of inside)
    text =
      text.slice(0, name.start - part.start) + ' '.repeat(name.end - name.start) + text.slice(name.end - part.start);
  return (
    (inside.length > 0 || HOLDING_PRONOUN.test(text)) &&
    WORDS.matchAll(text).every(([word]) => TYING.test(word) || HOLDING_PRONOUN.test(word))
  );
}

const WORDS = pattern`\p{L}+`;
const CLEFT_OPENING = caseless`^(?!holds?\b|judges?\b|measures?\s+(?!th)|rates?\b|pays?\b|grades?\b)(?:what|all|the|one|another|his|her|our|their|only|single|main|number|figure|metric|kpi|thing|target|job|task|result|indicator|duty)\b`;
const HOLDING_PRONOUN = /\b(?:hers|his|theirs|ours|mine|yours|her|their|our|your|my|them|him|us|me|you)\b/i;
const FIRST_PERSON = /\b(?:ours|mine|yours|our|your|my|us|me|you|we|i)\b/i;
const TYING = caseless`^(?:is|are|am|was|were|will|shall|must|should|be|remains?|stays?|becomes?|isn|aren|wasn|weren|won|n|t|s|not|never|no|longer|also|now|still|only|mainly|then|both|jointly|therefore|likewise|again|all|entirely|firmly|clearly|already|currently|largely|as|well|too|alone|to|move|keep|run|raise|lift|answer|for|own|the|part|of|in|on|within|under|inside|lies?|rests?|sits?|falls?|lands?|and|job|business|numbers?|task|duty|duties|responsibility|baby|concern|remit|turf|patch|figure|metric|kpi|target|measures?|affair|thing|domain|territory|hands|court|plate|scorecard|list|portfolio|brief|care|charge|purview|role|holds?|judges?|rates?|assess|assesses|evaluates?|appraises?|grades?|pays?|by|against|accountable|responsible|it)$`;

/** Who stands before an active expression as its subject, or in or before a possessive one. */
function standingBefore(search: SubjectSearch, expression: Expression): Subject | undefined {
  const { sentence } = search;
  let end = expression.start;
  let start = search.clauseStart(end);
  for (let hops = 0; hops < 6; hops++) {
    const segment = sentence.slice(start, end);
    if (hops === 0 && expression.voice !== 'possessive' && NO_SUBJECT.test(segment)) {
      const interrupted = beforeInsertion(search, start);
      if (interrupted !== undefined) return interrupted;
    }
    const subject =
      expression.voice === 'possessive'
        ? possessor(search, start, expression)
        : subjectIn(search, start, end, segment, hops === 0);
    if (subject !== 'further') return subject;
    if (start === 0) return implied(search);
    end = boundaryBefore(sentence, start);
    start = search.clauseStart(end);
  }
  return undefined;
}

/** "Kasper, who still picks up the phone because nobody else does, is": the subject of a verb before what interrupts the two. */
function beforeInsertion(search: SubjectSearch, end: number): Subject | undefined {
  const { sentence, names } = search;
  const mark = /[,)–—]\s*$/.exec(sentence.slice(0, end))?.[0].charAt(0);
  if (mark === undefined) return undefined;
  const opening = mark === ',' ? ',' : mark === ')' ? ' (' : ' ' + mark;
  const name = names.find((candidate, index) => {
    if (candidate.end >= end || !sentence.startsWith(opening, candidate.end)) return false;
    const inserted = sentence.slice(candidate.end + opening.length, end - 1);
    if (inserted.includes(';') || !OPENER.test(sentence.slice(search.clauseStart(candidate.start), candidate.start)))
      return false;
    const following = names.slice(index + 1).find((other) => other.role !== candidate.role || other.role === undefined);
    const isRelative = /^\s*(?:who|which|whose)\b/i.test(inserted);
    return (
      isRelative ||
      mark !== ',' ||
      (inserted.length <= 80 && (following?.start ?? end) >= end && !FINITE.test(inserted))
    );
  });
  return name === undefined ? undefined : named(search, [name]);
}

/** The subject in one segment, `further` where the segment has none of its own, `undefined` where it is nobody we know. */
function subjectIn(
  search: SubjectSearch,
  start: number,
  end: number,
  segment: string,
  own: boolean,
): Subject | undefined | 'further' {
  const { sentence, names } = search;
  const relative = own ? /(?<!\bbesides )\b(?:who|which|that|whose)\b[^,]*$/i.exec(segment) : null;
  if (relative !== null) return relativeSubject(search, start, end, relative[0]);
  const inside = names.filter((name) => name.start >= start && name.end <= end);
  const joined = own ? joinedSubject(search, inside, end) : undefined;
  if (joined !== undefined) return named(search, [joined]);
  const first = inside[0];
  if (first !== undefined && OPENER.test(sentence.slice(start, first.start)) && standsAlone(sentence, first, end)) {
    const coordinated = inside.filter(
      (name, index) =>
        index === 0 ||
        /^[\s,]*(?:and|&|\+|\/|or|with)\s+(?:the\s+|our\s+)?$/i.test(
          sentence.slice(inside[index - 1]?.end ?? 0, name.start),
        ),
    );
    const owners = named(search, coordinated);
    const tail = sentence.slice(coordinated.at(-1)?.end ?? first.end, end);
    return AND_SOMEBODY.test(tail) &&
      !/^\s*(?:and|or)\s+(?:is|are|will|shall|also|never|does|do|has)\b/i.test(tail) &&
      !VERB_LIKE.test(tail.replace(/^\s*(?:and|&|\+|or)\s+/i, ''))
      ? { ...owners, owners: [...owners.owners, { kind: 'other', name: tail.trim() }] }
      : owners;
  }
  const pronoun = PRONOUN.exec(segment);
  if (pronoun !== null) return implied(search, /\b(?:we|you|i)$/i.exec(pronoun[0])?.[0] ?? UNIT.exec(pronoun[0])?.[0]);
  if (NO_SUBJECT.test(segment)) return 'further';
  if (/^\s*(?:\(|(?:for|in|at|on|by|from|with|as|since|until|during|under|per)\b)/i.test(segment)) return 'further';
  if (first !== undefined) return undefined;
  // A segment without a verb of its own is an element of an enumeration, and the subject stands before it.
  return VERB_LIKE.test(segment.trimStart()) || !(own || FINITE.test(segment)) ? 'further' : undefined;
}

/** "Social media managers, who track", "the team that owns": whom a relative clause is about. */
function relativeSubject(search: SubjectSearch, start: number, end: number, relative: string): Subject | undefined {
  const { sentence, names } = search;
  const head = end - relative.length;
  // "We have added that it reports": what "that" opens is a sentence of its own.
  const said = /^that\s/i.test(relative) ? PRONOUN.exec(relative.slice('that '.length))?.[0] : undefined;
  if (said !== undefined) return implied(search, /\b(?:we|you|i)$/i.exec(said)?.[0] ?? UNIT.exec(said)?.[0]);
  const inner = names.find(
    (name) => name.start > head && name.end <= end && OPENER.test(sentence.slice(head, name.start).replace(/^\w+/, '')),
  );
  if (inner !== undefined && /^that\b/i.test(relative) && standsAlone(sentence, inner, end))
    return named(search, [inner]);
  const name = [...names]
    .reverse()
    .find(
      (candidate) =>
        candidate.end <= head &&
        !isPeopleAtLarge(sentence, candidate) &&
        !/\bnot\s+(?:the\s+|our\s+)?$/i.test(sentence.slice(0, candidate.start)) &&
        /^[\s,]*(?:\([^()]*\)\s*)?(?:is the (?:one|person|team)\s+)?(?:(?:and|but)?\s*not\s+[^,]{1,40},?\s*)?$/.test(
          sentence.slice(candidate.end, head),
        ),
    );
  if (name !== undefined) return named(search, [name]);
  return ONE_OF_THEM.test(sentence.slice(start, head)) ? implied(search) : undefined;
}

const ONE_OF_THEM = caseless`^\s*(?:he|she|it|we|they|you)\b.*\b(?:one|ones|person|team|people)\s*$`;

/** "… conversion rate and our brand team is responsible": a role behind "and" that stands right before the expression, with no role before the "and". */
function joinedSubject({ sentence }: SubjectSearch, inside: readonly RoleName[], end: number): RoleName | undefined {
  const last = inside.at(-1);
  const before = inside.at(-2);
  if (last === undefined || last.form === 'abbreviation' || !NO_SUBJECT.test(sentence.slice(last.end, end)))
    return undefined;
  const conjunction = /\s(?:and|but|while)\s+(?:the\s+|our\s+|your\s+)?$/i.exec(sentence.slice(0, last.start));
  if (conjunction === null) return undefined;
  const isPair = before !== undefined && sentence.slice(before.end, conjunction.index).trim() === '';
  return isPair || (last.form === 'department' && !standsAlone(sentence, last, end)) ? undefined : last;
}

/** "Brand lives by the decade", but not "brand awareness campaigns run": a bare word must be the whole subject. */
function standsAlone(sentence: string, name: RoleName, end: number): boolean {
  if (name.form !== 'department') return true;
  return SUBJECT_ENDS.test(sentence.slice(name.end, end));
}

const SUBJECT_ENDS = pattern`^\s*(?:$|[,(]|(?:and|or|also|to|is|are|will|shall|must|should|never|does|do|has|have|neither|nor|then|now|still|only|alone|itself)\b|\p{L}+s\b)`;

/** "Success for the social media manager is", "the brand team's goal is", "her KPI is", "hers are". */
function possessor(search: SubjectSearch, start: number, expression: Span): Subject | undefined {
  const { sentence, names } = search;
  const words = sentence.slice(expression.start, expression.end);
  const own = /^(?:hers|his|theirs|ours|mine|yours)\b/i.exec(words)?.[0];
  if (own !== undefined) return implied(search, FIRST_PERSON.exec(own)?.[0]);
  const inside = names.find((name) => name.start >= expression.start && name.end <= expression.end);
  if (inside !== undefined) return named(search, [inside]);
  const forWhom = /\bfor\s+(us|you|me|her|him|them)\b/i.exec(words)?.[1];
  if (forWhom !== undefined) return implied(search, FIRST_PERSON.exec(forWhom)?.[0]);
  const before = sentence.slice(start, expression.start);
  const name = [...names]
    .reverse()
    .find(
      (candidate) =>
        candidate.start >= start &&
        candidate.end <= expression.start &&
        FEW_WORDS.test(sentence.slice(candidate.end, expression.start)),
    );
  if (name !== undefined) return named(search, [name]);
  const pronoun = OWNING_PRONOUN.exec(before)?.[1];
  if (pronoun !== undefined) return implied(search, FIRST_PERSON.exec(pronoun)?.[0]);
  // "Its KPI is reach; the second KPI is CTR."
  if (/\bthe\s+(?:first|second|third|other|only|main|next|last)\s+$/i.test(before)) return implied(search);
  // "Success means that …", in somebody's section.
  return /^success\b/i.test(words) && before.trim() === '' ? implied(search) : undefined;
}

const FEW_WORDS = pattern`^(?:['’]s?)?\s*(?:\p{L}+\s+){0,2}$`;
const OWNING_PRONOUN = caseless`\b(our|your|her|his|its|their|the team['’]s|my)\s+(?:\p{L}+\s+){0,2}$`;

/** Who stands behind "by", "to" or "with" in the passive. */
function agent(search: SubjectSearch, expression: Span, until: number): Subject {
  const { sentence } = search;
  const text = sentence.slice(expression.end, until);
  const pronoun = AGENT_PRONOUN.exec(text)?.[0];
  if (pronoun !== undefined) return implied(search, FIRST_PERSON.exec(pronoun)?.[0]) ?? NOBODY;
  const stop = AGENT_END.exec(text)?.index ?? text.length;
  const end = expression.end + stop;
  const names = search.names.filter(
    (name) => name.start >= expression.end && name.start < end && !isPeopleAtLarge(sentence, name),
  );
  if (names.length === 0) return NOBODY;
  const subject = named(search, names);
  const rest = names
    .reduce(
      (left, name) => left.slice(0, name.start) + ' '.repeat(name.end - name.start) + left.slice(name.end),
      sentence,
    )
    .slice(expression.end, end);
  return A_WORD.test(rest.replace(/\b(?:the|our|and|or|both|team|a|an|as well|respectively|jointly|together)\b/gi, ''))
    ? { ...subject, owners: [...subject.owners, { kind: 'other', name: rest.trim() }] }
    : subject;
}

const AGENT_PRONOUN = caseless`^\s*(?:her|him|them|it|us|you|me)\b(?!\s+\p{L}+(?:er|or|team|lead)\b)`;
const AGENT_END = caseless`\s+(?:together|jointly|along)\s+with\b|\s+(?:to|for|on|in|at|as|since|until|from|on behalf|this|next|each|every|again|too|now|then|directly|itself|herself|himself|so long)\b|,(?![^;]*\brespectively\b)|\(|;|:`;
const A_WORD = pattern`\p{L}{2,}`;

/** "The forum belongs to the community": its members, not the department. */
function isPeopleAtLarge(sentence: string, name: RoleName): boolean {
  return name.form === 'department' && /\b(?:the|our|your|their|this|a)\s+$/i.test(sentence.slice(0, name.start));
}

/** "is hers", "is in the brand team's hands", "is social's job". */
function holder(search: SubjectSearch, expression: Span): Subject | undefined {
  const inside = search.names.filter(
    (name) => name.start >= expression.start && name.end <= expression.end && !isPeopleAtLarge(search.sentence, name),
  );
  if (inside.length > 0) return named(search, inside);
  const words = search.sentence.slice(expression.start, expression.end);
  return HOLDING_PRONOUN.test(words) ? implied(search, FIRST_PERSON.exec(words)?.[0]) : NOBODY;
}

/** "judge the brand team by", "what the brand team answers for is", "all we ask of brand is". */
function whoIsHeld(search: SubjectSearch, expression: Expression): Subject | undefined {
  const words = search.sentence.slice(expression.start, expression.end);
  const opener = CLEFT_SUBJECT.exec(words);
  if (opener === null) return holder(search, expression);
  const inside = search.names.filter((name) => name.start >= expression.start && name.end <= expression.end);
  const asked = inside.find((name) =>
    /\b(?:asks?|expects?)\s[^;]{0,60}?(?:of|from)\s+(?:the\s+|our\s+)?$/i.test(
      search.sentence.slice(expression.start, name.start),
    ),
  );
  if (asked !== undefined) return named(search, [asked]);
  const askedPronoun = /\b(?:asks?|expects?)\s+(?:of|from)\s+(her|him|them|us|you|me)\b/i.exec(words)?.[1];
  if (askedPronoun !== undefined) return implied(search, FIRST_PERSON.exec(askedPronoun)?.[0]);
  if (/\b(?:asks?|expects?)\b/i.test(words)) return NOBODY;
  const from = expression.start + opener[0].length;
  const judged = inside.find((name) => HOLDING.test(search.sentence.slice(from, name.start)));
  if (judged !== undefined) return named(search, [judged]);
  const first = inside.find((name) => name.start >= from && OPENER.test(search.sentence.slice(from, name.start)));
  if (first !== undefined) return named(search, [first]);
  const pronoun = /^\s*(?:we|you|she|he|they|it|i)\b/i.exec(search.sentence.slice(from, expression.end))?.[0];
  return pronoun === undefined ? NOBODY : implied(search, /\b(?:we|you|i)\b/i.exec(pronoun)?.[0]);
}

const HOLDING =
  /^\s*(?:we|they|you|the board|management)\s+(?:judge|measure|hold|assess|evaluate)s?\s+(?:the\s+|our\s+)?$/i;
const CLEFT_SUBJECT = caseless`^(?:what|all(?:\s+that)?|(?:(?:the|one|another|his|her|our|their)\s+)?(?:(?:only|one|other|single|main|first|last|next)\s+)*(?:number|figure|metric|kpi|thing|measure|target|job|task|result|indicator|duty)s?(?:\s+(?:that|which))?)(?=\s)`;

/** Whom a pronoun means: "we" and "you" whoever the section speaks for, "she" whoever was named last. */
export function implied(search: SubjectSearch, firstPerson?: string): Subject | undefined {
  const { context, last } = search;
  if (firstPerson !== undefined && /^(?:i|me|my|mine)$/i.test(firstPerson)) {
    const role = context.people.get('i');
    if (role !== undefined) return { owners: [{ kind: 'role', role }], part: undefined };
  }
  if (last !== undefined && (firstPerson === undefined || (UNIT.test(firstPerson) && context.implied === undefined)))
    return last;
  return context.implied === undefined ? undefined : { owners: context.implied, part: undefined };
}

/** Prepositions with which a sentence opens before it names its subject: "Over the summer it …". */
const AROUND =
  'at|in|on|for|from|since|until|by|during|after|within|besides|beyond|throughout|between|over|through|following|across|ahead of|apart from|on top of|alongside';
/** What may stand before a subject: determiners, adverbs, or an opening phrase that begins with a preposition. */
const OPENER = caseless`^[\s"'“(*]*(?:(?:the|our|a|an|each|every|both|so|also|and|but|then|today|now|currently|here|as|in turn|overall|finally|for example|however|therefore|meanwhile|only|senior|new|my|your|this|that|\p{L}[\p{L}-]*['’]s?)[\s,]+)*$|^\s*(?:the\s+)?(?:success|performance|work) (?:of|for)\s+(?:the\s+|our\s+)?$|^[\s]*(?:${AROUND}|with|under|per)\s+[^,;]*?[\p{L}\d]\s+(?:the|our)\s+$|^[\s]*(?:unlike|whereas|while|like|besides|in contrast to|compared (?:to|with))\s+(?:the\s+|our\s+)?$|^[\s]*(?:until|till|from|since|by|in|on|during|after|before|as of|this|next|every)\s+(?:[\p{L}\d]+\s+){1,3}$`;
const PRONOUN = caseless`^[\s"'“(]*(?:(?:and|but|so|then|here|today|now|also|yes|for \p{L}+|in (?:\p{L}+ ){0,2}\d+|at weekends|from \p{L}+)[\s,]+)*(?:(?:(?:${AROUND}|till|before|as of|this|next|every|each)\s+(?:[\p{L}\d’'.-]+\s+){1,5}?)?(?:we|you|she|he|they|it|i)|(?:the|this|that|our|my|your) (?:(?:whole|entire|full|new|small|little|young|old|core|same|own|other|successful|ideal|right|chosen|future|present|current|\p{L}+-person) )?(?:team|role|person|manager|desk|department|function|position|post|job|lead|hire|postholder|candidate|officer|branch|unit|office|directorate|section)|(?:her|his|its|their|our|your|my) (?:success|performance|work|contribution)|(?:success|performance|progress))\b`;
/** "The branch" in the branch's own section is the branch, whoever was named in between; "the same department" is not. */
const UNIT = caseless`\b(?:the|our|this)\s+(?!same\b)(?:team|desk|department|function|branch|unit|office|directorate|section)$`;
const NO_SUBJECT =
  /^[\s]*(?:(?:is|are|will|shall|must|should|be|also|now|never|not|and|or|then|still|only|both|mainly|who|to)\b[\s,]*)*$/i;
const AND_SOMEBODY = caseless`^\s*(?:and|&|\+|or)\s+(?:the\s+|our\s+)?\p{L}`;
const VERB_LIKE = pattern`^(?:(?:then|also|never|always|usually)\s+)?\p{Ll}+(?:s|es)\b`;

/** Verbs that make a sentence of words. */
export const FINITE = caseless`\b(?:is|are|was|were|has|have|had|does|do|did|will|shall|can|may|must|goes|comes|owns|runs|tracks|reports|wants|needs|means|says|keeps|makes|takes|gives|gets|sits|lies|stays|works|helps)\b`;
