import type { Dimension, RoleId } from '../taxonomy/schema';
import type { InlineText } from '../markdown/inline-text';
import { isInside, type Span } from '../text/span';
import { readDimension } from './dimensions';
import type { SilenceKind } from './plan';
import { findParentheses, withoutParentheses } from '../roles/owners';
import { findRoleNames, type RoleGrammar, type RoleName } from '../roles/role-names';
import { readSilence } from './silences';

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

const OTHER_TITLES =
  /\b(?:manager|lead|leader|head|director|team|department|specialist|strategist|coordinator|co-ordinator|officer|executive|editor|desk|unit|crew|analyst|associate|assistant|consultant|producer|creator|designer|developer|engineer|writer|copywriter|photographer|videographer|freelancers?|agency|committee|council|board|founder|co-founder|ceo|coo|cto|cfo|president|treasurer|secretary|trustees?|intern|volunteers?|ambassador|evangelist|advocate|planner|administrator|admin|recruiter|accountant|lawyer|counsel|host|steward|office|service|hotline|reception|fundraising|finance|operations|logistics|production|customer (?:care|service|support|success|experience))s?$/i;

/** Reads a label. `roles` found in it are candidates; whether they open a scope depends on where the label stands. */
export function readLabel(inline: InlineText, start: number, end: number, grammar: RoleGrammar): Label {
  return inline.derive(grammar, `label ${start} ${end}`, () => readAfresh(inline, start, end, grammar));
}

/**
 * Reads a heading's label. "O2 Social media: a feed people would miss" names its owner before the colon, and what stands
 * behind is what the section is about; it may still say what the section lists or silences.
 */
export function readHeadingLabel(inline: InlineText, grammar: RoleGrammar): Label {
  const whole = readLabel(inline, 0, inline.text.length, grammar);
  if (!whole.hasSubject || whole.roles.length > 1) return whole;
  const end = /[:\uFF1A]\s|\s[–—-]{1,2}\s/u.exec(inline.text.slice(whole.start))?.index;
  if (end === undefined || end === 0) return whole;
  const owner = readLabel(inline, whole.start, whole.start + end, grammar);
  if (owner.roles.length !== 1 || owner.hasSubject || owner.neighbours.length > 0) return whole;
  const { dimension, plainDimension, silence } = whole;
  return { ...owner, dimension, plainDimension, silence, dimensionOnly: false };
}

function readAfresh(inline: InlineText, start: number, end: number, grammar: RoleGrammar): Label {
  const { text } = inline;
  const [from, to] = trimRim(text, start, end);
  const part = text.slice(from, to);
  const words = inline.wordsIn(from, to);
  const asides = findParentheses(text, from, to);
  const isOutside = (place: Span): boolean => !isInside(asides, place.start);
  // "Measures of success" names no customer success team.
  const isDimension = readDimension(words)?.only === true;
  const found = findRoleNames(text, words, grammar).filter(
    (name) =>
      name.form !== 'abbreviation' && !(isDimension && name.neighbour !== undefined && name.form === 'department'),
  );
  const outside = found.filter(isOutside);
  const names = outside.length > 0 ? outside : found;
  const roles = names.filter((name) => name.role !== undefined && isFirstOf(name, names, (other) => other.role));
  const neighbours = names.filter((name) => name.neighbour !== undefined);
  const rest = words.filter(
    (word) =>
      word.raw !== '&' && isOutside(word) && !names.some((name) => word.start >= name.start && word.end <= name.end),
  );
  const dimension = readDimension(rest);
  const isPerson = outside.length === 0 && names.length > 0 && NAME_AND_ROLE.test(part);
  const meaningful = isPerson ? [] : rest.filter((word) => !FILLER.test(word.raw) && !/^\d/.test(word.raw));
  const dimensionOnly = dimension?.only === true;
  return {
    start: from,
    end: to,
    roles,
    neighbours,
    hasSubject:
      meaningful.length > 0 && !dimensionOnly && !(roles.length === 1 && isPairedWith(text, from, to, roles[0])),
    dimension: dimension?.dimension,
    dimensionOnly,
    plainDimension: dimension?.plain === true,
    silence: readSilence(part),
    someoneElse:
      roles.length === 0 &&
      ((neighbours.length > 0 && meaningful.length === 0) || OTHER_TITLES.test(withoutParentheses(part))),
  };
}

/** "Brand & print", "Marketing / UA": the department with what it also does. */
function isPairedWith(text: string, from: number, to: number, name: RoleName | undefined): boolean {
  return (
    name?.start === from && /^\s*(?:[&+/]|and)\s*[\p{L}-]+\s*$/u.test(withoutParentheses(text.slice(name.end, to)))
  );
}

/** "Jo (marketing)", "Ana Ruiz (community lead)": a name, and in parentheses what the person is. */
const NAME_AND_ROLE = /^\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}'’-]*){0,2}\s*\([^()]{2,60}\)$/u;

/** Words that are nobody and nothing in a label. */
const FILLER =
  /^(?:the|a|an|our|your|their|of|for|in|on|at|to|and|by|with|new|m|f|x|w|d|div|fte|part|chapter|section|phase|role|roles|team|teams|lead|person|function|at|per|vs|page|description|charter|handbook|playbook|strategy|plan|programme|program|overview|profile|summary|desk|20\d\d|fy\d*|q\d|h\d)$/i;

/** What a title of a role's own document is made of, besides the role. */
export const DOCUMENT_WORDS =
  /\b(?:strategy|charter|handbook|playbook|plan|programme|program|job description|role description|team canvas|mandate|manifesto|roadmap|job|position|okrs?|scorecard|guide)\b/i;

function isFirstOf(name: RoleName, names: readonly RoleName[], key: (name: RoleName) => RoleId | undefined): boolean {
  return names.find((other) => key(other) === key(name)) === name;
}

const RIM_START =
  /^(?:[\s\p{P}\p{S}\p{Extended_Pictographic}\u200d\ufe0f\uFFFC]|(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.):]\s|\d+(?:\.\d+)*\s|(?:kr|o|objective|goal|phase|part|step|section|stream|workstream|pillar|chapter)\s*(?:[\d.a-d]+\s*[:.–—-]\s*|\d+(?:\.\d+)*\s+(?=\p{Lu})))+/iu;
const RIM_END = /[\s:.,;!–—\-|\p{Extended_Pictographic}\u200d\ufe0f\uFFFC\ud800-\udfff]/u;

/** Leaves out numbering, emoji and punctuation before the label, and punctuation after it. */
export function trimRim(text: string, start: number, end: number): readonly [number, number] {
  const part = text.slice(start, end);
  const before = RIM_START.exec(part)?.[0].length ?? 0;
  const from = opensParenthesis(part, before) ? before - 1 : before;
  let to = part.length;
  while (to > from && RIM_END.test(part.charAt(to - 1))) to--;
  return [start + from, start + to];
}

function opensParenthesis(part: string, before: number): boolean {
  return before > 0 && part[before - 1] === '(' && part.includes(')', before);
}
