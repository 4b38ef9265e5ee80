import type { Dimension, RoleId } from '../../taxonomy/schema';
import type { InlineText } from '../../markdown/inline-text';
import { PARENTHESIS, TITLE, type Cues } from '../../text/cues';
import { firstEndingAfter, isInside, type Span } from '../../text/span';
import { isPlainWordCode, type Word } from '../../text/words';
import { readDimension } from './dimensions';
import type { SilenceKind } from '../plan';
import { findParentheses, withoutParentheses } from '../../roles/owners';
import type { RoleGrammar, RoleName } from '../../roles/role-names';
import { readSilence } from './silences';
import { namesIn, readingOf } from '../facts/text-reading';
import { caseless, pattern } from '../../text/pattern';

/** What a heading, a bold line, the text before a colon or a column's header says about what stands beneath it. */
export interface Label {
  /** The label's own text, numbers, emoji and punctuation at its rim left out, as plain-text offsets. */
  readonly start: number;
  readonly end: number;
  /** Our roles that it names, each once, in order. */
  readonly roles: readonly RoleName[];
  /** Neighbour functions that it names. */
  readonly neighbours: readonly RoleName[];
  /** The words besides the role make up a subject of their own: "Community events", "Marketing budget". */
  readonly hasSubject: boolean;
  readonly dimension: Dimension | undefined;
  readonly dimensionOnly: boolean;
  readonly plainDimension: boolean;
  readonly silence: SilenceKind | undefined;
  /** It reads like a job, a team or a person that is none of ours: "Content creator", "Promotion lead". */
  readonly someoneElse: boolean;
}

/** Jobs, teams and people of whatever kind. */
export const OTHER_TITLES = caseless`\b(?:manager|lead|leader|head|director|team|department|specialist|strategist|coordinator|co-ordinator|officer|executive|editor|desk|unit|crew|analyst|associate|assistant|consultant|producer|creator|designer|developer|engineer|writer|copywriter|photographer|videographer|freelancers?|agency|committee|council|board|founder|co-founder|ceo|coo|cto|cfo|president|treasurer|secretary|trustees?|intern|volunteers?|ambassador|evangelist|advocate|planner|administrator|admin|recruiter|accountant|lawyer|counsel|host|steward|office|service|hotline|reception|fundraising|finance|operations|logistics|production|customer (?:care|service|support|success|experience))s?$`;

function endsWithTitle(part: string, cues: Cues): boolean {
  return (cues & TITLE) !== 0 && OTHER_TITLES.test(withoutParentheses(part));
}

/** Reads a label. `roles` found in it are candidates; whether they open a scope depends on where the label stands. */
export function readLabel(inline: InlineText, start: number, end: number, grammar: RoleGrammar): Label {
  const reading = readingOf(inline, grammar);
  return reading.labels.get(start, end, () => readAfresh(inline, start, end, grammar));
}

/**
 * Reads the label of a heading, or of a line that stands for one. "O2 Social media: a feed people would miss" names its
 * owner before the colon, and what stands behind is what the section is about; it may still say what the section lists or
 * silences. "A feed people would miss (SMM)" names its owner behind.
 */
export function readHeadingLabel(inline: InlineText, grammar: RoleGrammar, start = 0, end = inline.text.length): Label {
  const whole = readLabel(inline, start, end, grammar);
  const behind = ownerInParentheses(inline, whole, grammar);
  if (behind?.roles[0] !== undefined && behind.roles[0].form !== 'department') return ownedBehind(whole, behind);
  if (!whole.hasSubject || whole.roles.length > 1) return whole;
  const owner = ownerInFront(inline, whole, grammar);
  if (owner?.roles.length !== 1 || owner.hasSubject || owner.neighbours.length > 0) return whole;
  const { dimension, plainDimension, silence } = whole;
  return { ...owner, dimension, plainDimension, silence, dimensionOnly: false };
}

/** The owner that a heading names behind what it is about: "A feed people would miss (Social)", "… — Social". */
export function readOwnerBehind(inline: InlineText, whole: Label, grammar: RoleGrammar): Label | undefined {
  const inParentheses = ownerInParentheses(inline, whole, grammar);
  if (inParentheses !== undefined) return inParentheses;
  const part = inline.text.slice(whole.start, whole.end);
  const at = /\s[–—|·-]{1,2}\s(?=[^–—|·]*$)/u.exec(part);
  if (at === null || at.index === 0) return undefined;
  return onlyOwner(readLabel(inline, whole.start + at.index + at[0].length, whole.end, grammar));
}

/** The same label with the owner that stands behind it. */
export function ownedBehind(whole: Label, owner: Label): Label {
  return { ...whole, roles: owner.roles, neighbours: owner.neighbours, dimensionOnly: false, someoneElse: false };
}

function ownerInParentheses(inline: InlineText, whole: Label, grammar: RoleGrammar): Label | undefined {
  // A title in front is the owner, and what stands in parentheses is where it sits: "Community manager (Marketing)".
  if (!whole.hasSubject || whole.roles.some((name) => name.form === 'title' && !inAside(inline.text, name.start)))
    return undefined;
  if (inline.text.charAt(whole.end - 1) !== ')') return undefined;
  const at = /\(([^()]+)\)$/u.exec(inline.text.slice(whole.start, whole.end));
  if (at === null || at.index === 0) return undefined;
  const start = whole.start + at.index + 1;
  return onlyOwner(readLabel(inline, start, whole.end - 1, grammar));
}

/** Whether the offset stands behind an open parenthesis. */
function inAside(text: string, offset: number): boolean {
  return text.lastIndexOf('(', offset) > text.lastIndexOf(')', offset);
}

/** The label, where it names one role and says nothing besides. */
function onlyOwner(label: Label): Label | undefined {
  const isOne = label.roles.length === 1 && label.neighbours.length === 0;
  return isOne && !label.hasSubject && label.dimension === undefined && label.silence === undefined ? label : undefined;
}

/** Where an owner ends and the subject begins: at a colon, a dash, or a comma behind which it is told when, whom or who. */
const OWNER_ENDS = pattern`[:\uFF1A]\s|\s[–—-]{1,2}\s|,\s+(?=(?:meaning|that is|that['’]s|i\.?e\.?|aka|alias|also known as|which|who|led|run|held|kept|or|after|before|during|in|for|from|by|until|till|at|on|to|with|without|under|since|this|next|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|mornings?|afternoons?|evenings?|(?:part|full|half)[- ]time|the (?:long|short|whole|full))\b|\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}\s*$)`;
/** "If you're on the brand team", "For those in marketing": the reader is addressed as the owner. */
const ADDRESSED = caseless`^(?:(?:if|when|where|as|for|to)\s+)?(?:(?:you|those|anyone|anybody|everyone|everybody|people|us|colleagues|who|are|['’]re|work(?:s|ing)?|sit(?:s|ting)?|belong)\s*)+(?:(?:on|in|at|with|from|of|for|to)\s+)(?:the\s+)?`;

function ownerInFront(inline: InlineText, whole: Label, grammar: RoleGrammar): Label | undefined {
  const part = inline.text.slice(whole.start, whole.end);
  const skipped = ADDRESSED.exec(part)?.[0].length ?? 0;
  const end = OWNER_ENDS.exec(part.slice(skipped))?.index;
  if (end === 0 || (end === undefined && skipped === 0)) return undefined;
  const start = whole.start + skipped;
  return readLabel(inline, start, end === undefined ? whole.end : start + end, grammar);
}

function readAfresh(inline: InlineText, start: number, end: number, grammar: RoleGrammar): Label {
  const [from, to] = trimRim(inline.text, start, end);
  const words = inline.wordsIn(from, to);
  const found = namesIn(inline, from, to, grammar);
  return found.length === 0 ? labelOfNobody(inline, from, to, words) : labelOfSomebody(inline, from, to, words, found);
}

/** Most labels name nobody, and then there is less to ask of them. */
function labelOfNobody(inline: InlineText, from: number, to: number, words: readonly Word[]): Label {
  const part = inline.text.slice(from, to);
  const cues = inline.cuesIn(from, to);
  const asides = asidesIn(inline, from, to);
  const rest =
    asides.length === 0 && !words.some(isAmpersand)
      ? words
      : words.filter((word) => !isAmpersand(word) && !isInside(asides, word.start));
  const dimension = readDimension(rest, cues);
  const dimensionOnly = dimension?.only === true;
  return {
    start: from,
    end: to,
    roles: NO_NAMES,
    neighbours: NO_NAMES,
    hasSubject: !dimensionOnly && rest.some(isMeaningful),
    dimension: dimension?.dimension,
    dimensionOnly,
    plainDimension: dimension?.plain === true,
    silence: silenceOf(part, inline, from, to, cues),
    someoneElse: endsWithTitle(part, cues),
  };
}

function isAmpersand({ raw }: Word): boolean {
  return raw === '&';
}

function asidesIn(inline: InlineText, from: number, to: number): readonly Span[] {
  return (inline.cues & PARENTHESIS) === 0 ? NO_ASIDES : findParentheses(inline.text, from, to);
}

const NO_ASIDES: readonly Span[] = [];
const NO_NAMES: readonly RoleName[] = [];

function labelOfSomebody(
  inline: InlineText,
  from: number,
  to: number,
  words: readonly Word[],
  all: readonly RoleName[],
): Label {
  const { text } = inline;
  const part = text.slice(from, to);
  const cues = inline.cuesIn(from, to);
  const asides = asidesIn(inline, from, to);
  const isOutside = (place: Span): boolean => !isInside(asides, place.start);
  // "Measures of success" names no customer success team.
  const isDimension = readDimension(words, cues)?.only === true;
  const found = all.filter(
    (name) =>
      name.form !== 'abbreviation' && !(isDimension && name.neighbour !== undefined && name.form === 'department'),
  );
  const outside = found.filter(isOutside);
  const names = outside.length > 0 ? outside : found;
  const roles = firstOfEachRole(names);
  const neighbours = names.filter((name) => name.neighbour !== undefined);
  // "UA and marketing" is one team.
  const said = all.filter(({ form, role }) => form === 'abbreviation' && roles.some((name) => name.role === role));
  const rest = words.filter(
    (word) => !isAmpersand(word) && isOutside(word) && !isNamed(names, word) && !isNamed(said, word),
  );
  const dimension = readDimension(rest, cues);
  const isPerson =
    names.length > 0 &&
    (outside.length === 0
      ? (text.charAt(from - 1) === '@' ? HANDLE_AND_ROLE : NAME_AND_ROLE).test(part)
      : NAME_THEN_ROLE.test(text.slice(from, names[0]?.start)) && names.at(-1)?.end === to);
  const hasMeaning = !isPerson && rest.some(isMeaningful);
  const dimensionOnly = dimension?.only === true;
  return {
    start: from,
    end: to,
    roles,
    neighbours,
    hasSubject: hasMeaning && !dimensionOnly && !(roles.length === 1 && isPairedWith(text, from, to, roles[0])),
    dimension: dimension?.dimension,
    dimensionOnly,
    plainDimension: dimension?.plain === true,
    silence: silenceOf(part, inline, from, to, cues),
    someoneElse: roles.length === 0 && ((neighbours.length > 0 && !hasMeaning) || endsWithTitle(part, cues)),
  };
}

/** Whether the word belongs to one of the names, which are in order and do not overlap. */
function isNamed(names: readonly RoleName[], { start, end }: Word): boolean {
  const name = names[firstEndingAfter(names, start)];
  return name !== undefined && name.start <= start && end <= name.end;
}

function isMeaningful({ raw }: Word): boolean {
  const first = raw.charCodeAt(0);
  if (first >= ZERO && first <= NINE) return false;
  const word = raw.toLowerCase();
  return !FILLERS.has(word) && !TIME.test(word);
}

const ZERO = 48;
const NINE = 57;

function firstOfEachRole(names: readonly RoleName[]): readonly RoleName[] {
  const roles = new Map<RoleId, RoleName>();
  for (const name of names) if (name.role !== undefined && !roles.has(name.role)) roles.set(name.role, name);
  return [...roles.values()];
}

/** "We own, we don't own, we hand on" is a heading above both: it silences nothing by itself. */
function silenceOf(part: string, inline: InlineText, from: number, to: number, cues: Cues): SilenceKind | undefined {
  const silence = readSilence(part, cues);
  // "Marketing (awareness budget only)": what an aside mentions is no reason.
  if (silence === 'reference') return readSilence(withoutParentheses(part), cues);
  if (silence !== 'excluded') return silence;
  const first = /^[^,/&;]+?(?=\s*[,/&;]|\s+(?:and|vs\.?|versus)\s)/u.exec(part)?.[0];
  if (first === undefined || readSilence(first, cues) !== undefined) return silence;
  return readDimension(inline.wordsIn(from, Math.min(to, from + first.length)), cues)?.only === true
    ? undefined
    : silence;
}

/** "Brand & print", "Marketing / UA": the department with what it also does. */
function isPairedWith(text: string, from: number, to: number, name: RoleName | undefined): boolean {
  return name?.start === from && AND_A_WORD.test(withoutParentheses(text.slice(name.end, to)));
}

const AND_A_WORD = pattern`^\s*(?:[&+/]|and)\s*[\p{L}-]+\s*$`;

/** "Jo (marketing)", "Ana Ruiz (community lead)": a name, and in parentheses what the person is. */
const NAME_AND_ROLE = pattern`^\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}'’-]*){0,2}\s*\([^()]{2,60}\)$`;

/** "@ana (community)", without the mark. */
const HANDLE_AND_ROLE = /^\S+\s+\([^()]{2,60}\)$/u;

/** "Ana Ruiz, community lead": the name before what the person is. */
const NAME_THEN_ROLE = pattern`^\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}'’-]*){0,2}(?:\s+(?:and|&|\+)\s+(?:\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}'’-]*)?|(?:\p{L}+\s+)?(?:others|colleagues)|(?:the|her|his|their)\s+team))?,\s+(?:our\s+|the\s+)?$`;

/** Words that are nobody and nothing in a label, in lower case. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'the a an our your their of for in on at to and by with new m f x w d div fte part chapter section phase role roles team ' +
    'teams lead person function per vs page description charter handbook playbook strategy plan programme program overview ' +
    'profile summary desk'
  ).split(' '),
);
/** "FY26", "Q1", "H2": the times that labels name. */
const TIME = /^(?:fy\d*|[qh]\d)$/;

/** What a title of a role's own document is made of, besides the role. */
const DOCUMENT_WORDS =
  /\b(?:strategy|charter|handbook|playbook|plan|programme|program|job description|role description|team canvas|mandate|manifesto|roadmap|job|position|okrs?|scorecard|guide)\b/i;

/**
 * Whether a title calls the document the role's, apart from whose it is: "Fellgar: brand strategy to 2030", "Social media
 * plan – Tarnbeck Bank". `name` is the role in it.
 */
export function isDocumentOf(title: string, name: Span): boolean {
  const words = title.slice(name.start, name.end).split(' ');
  const behind = DOCUMENT_WORDS.test(words.at(-1) ?? '')
    ? title.slice(name.end)
    : A_DOCUMENT.exec(title.slice(name.end))?.[1];
  return behind !== undefined && NOTHING_BEFORE.test(title.slice(0, name.start)) && DOCUMENT_ENDS.test(behind);
}

const NOTHING_BEFORE = /(?:^|:\s|\s[–—|-]\s|['’]s\s|,\s)\s*(?:(?:the|our)\s+)?$/i;
const A_DOCUMENT =
  /^\s(?:strategy|charter|handbook|playbook|plan|programme|program|roadmap|okrs?|scorecard|manifesto)\b(.*)$/i;
const DOCUMENT_ENDS = /^\s*(?:$|[,:(|–—-]|(?:to|for|of|in|until|from|q[1-4]|h[12]|fy|\d))/i;

/** How a title names a role: "Community strategy 2026" does, "Marketing plan" names the kind of document. */
export function isDocumentTitle(text: string): boolean {
  return DOCUMENT_WORDS.test(text);
}

const RIM_START = caseless`^(?:[\s\p{P}\p{S}\p{Extended_Pictographic}\u200d\ufe0f\ufffc]|(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4}|[a-gi-npr-z]\d{1,2})[.):]\s|(?:[a-z]\.)?\d+(?:\.\d+)*\s|(?:kr|o|objective|goal|phase|part|step|section|stream|work ?stream|work ?package|wp|wg-?|working group|package|pillar|chapter|lot|module|block|track)\s*(?:[\d.a-d]+\s*[:.–—-]\s*|\d+(?:\.\d+)*\s+(?=[\p{L}(]))|(?:sheet|retainer|page|card|team|area|unit|option|scope|service|slide|table)\s(?:\d{1,2}|[a-z])\s*[:–—-]\s+)+`;
/** "Objective 2: …", "KR 1.3 …", before a label. */
const NUMBERED = /(?:^|\s)(?:kr|o|objective|goal|aim|pillar|phase|part|step|priority) ?\d[\d.]*\s*[:.–—-]?\s*$/i;

/** Whether the label is one of several things that are numbered. */
export function isNumbered(inline: InlineText, { start }: Label): boolean {
  return NUMBERED.test(inline.text.slice(Math.max(0, start - LONGEST_NUMBER), start));
}

/** In characters. */
const LONGEST_NUMBER = 20;
const RIM_END = /[\s:.,;!–—\-|\p{Extended_Pictographic}\u200d\ufe0f\uFFFC\ud800-\udfff]/u;

/** Leaves out numbering, emoji and punctuation before the label, and punctuation after it. */
export function trimRim(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  if (mayHaveRim(text, start)) {
    const part = text.slice(start, end);
    const before = RIM_START.exec(part)?.[0].length ?? 0;
    from += opensParenthesis(part, before) ? before - 1 : before;
  }
  let to = end;
  while (to > from && !isPlainWordCode(text.charCodeAt(to - 1)) && RIM_END.test(text.charAt(to - 1))) to--;
  return [from, to];
}

/** Most labels begin with a letter of ASCII with which no rim begins; "a. Reach" and "b) Reach" have one all the same. */
function mayHaveRim(text: string, start: number): boolean {
  const code = text.charCodeAt(start) | LOWER_CASE;
  if (code < SMALL_A || code > SMALL_Z) return true;
  return RIM_LETTERS.includes(String.fromCharCode(code)) || RIM_MARKS.includes(text.charAt(start + 1));
}

const LOWER_CASE = 32;
const SMALL_A = 97;
const SMALL_Z = 122;
/** With which the words of {@link RIM_START} begin, and Roman numbers. */
const RIM_LETTERS = 'kogpswcivxlmbtrau';
const RIM_MARKS = '.):0123456789';

function opensParenthesis(part: string, before: number): boolean {
  return before > 0 && part[before - 1] === '(' && part.includes(')', before);
}
