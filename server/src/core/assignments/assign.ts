import type { Mention, Reading } from '../mentions/find-mentions';
import type { People, Owner } from '../roles/owners';
import type { RoleGrammar } from '../roles/role-names';
import type { DimensionCue, Scope, Statement } from '../plan/plan';
import { namesIn } from '../plan/facts/text-reading';
import { sameOwners } from '../plan/owners/same-owners';
import { ownerOf, sameOwner } from '../roles/owners';
import { findNamings } from '../sentences/namings';
import { mayHaveExpression } from '../sentences/expressions';
import { lastSubject, movedClaim, type Claim, type SentenceContext } from '../sentences/read-claims';
import type { Dimension } from '../taxonomy/schema';
import { fitted } from '../text/fitted';
import { covers, firstEndingAfter, movedSpan, spansWithin, type Span } from '../text/span';
import { termsInHeads } from './heads';
import { listedIn } from './listed';
import { withNamesInParentheses } from './named-in-parentheses';
import { saysNothingIsDone } from './nothing-done';
import { Remembered } from './remembered';
import { caseless } from '../text/pattern';

/** A term that is given to somebody, with the text that did so. */
export interface Assignment {
  readonly statement: Statement;
  readonly mention: Mention;
  /** The readings that fit the place; where there are several, the term may be any of them. */
  readonly readings: readonly Reading[];
  /** The mention in the document. */
  readonly span: Span;
  readonly owners: readonly Owner[];
  readonly scope: Scope;
  readonly dimension: DimensionCue | undefined;
}

/** What assigning needs to know besides the statement. */
export interface AssigningContext {
  readonly grammar: RoleGrammar;
  readonly people: People;
  /** The running text or the question before the statement, so that "It also answers for …" knows who "it" is. */
  readonly before: Statement | undefined;
}

/** Whether a statement can assign anything, told without looking at its terms: silenced ones cannot, nor can prose without an assigning word. */
export function mayAssign({ form, scope, dimension, noted, silence, text, start, end }: Statement): boolean {
  if (silence !== undefined) return false;
  return (
    ((form !== 'prose' || dimension !== undefined) && (scope !== undefined || noted.length > 0)) ||
    mayHaveExpression(text.text.slice(start, end), text.cuesIn(start, end))
  );
}

/**
 * Works out which of a statement's mentions are given to whom. What is remembered of its text may be kept with the text, by
 * what the mentions were found that are the same whenever that is.
 */
export function assign(statement: Statement, remembered: Remembered, context: AssigningContext): readonly Assignment[] {
  if (statement.silence !== undefined) return NOTHING;
  const { mentions } = remembered;
  const { text, start, end } = statement;
  const claims = claimsAbout(statement, mentions, context, remembered);
  const hasNumber = /\d|%/.test(text.text.slice(start, end));
  if (claims.length === 0)
    return oncePerTerm(assignByPlace(statement, mentions, hasNumber, remembered, context.grammar));
  const claimed = claims.flatMap((claim) => assignByClaim(statement, claim, mentions, hasNumber));
  if (statement.form === 'prose' && statement.dimension === undefined) return oncePerTerm(claimed);
  const spokenFor = merged(
    claims.map(({ object, expression }) => ({
      start: Math.min(object.start, expression.start),
      end: Math.max(object.end, expression.end),
    })),
  );
  const unspoken = mentions.filter((mention) => {
    const part = spokenFor[firstEndingAfter(spokenFor, mention.start)];
    return part === undefined || part.start >= mention.end;
  });
  if (unspoken.length === 0) return oncePerTerm(claimed);
  const own = assignByPlace(statement, unspoken, hasNumber, new Remembered(unspoken), context.grammar);
  return oncePerTerm(claimed.length === 0 ? own : [...claimed, ...own]);
}

const NOTHING: readonly Assignment[] = [];
const NO_MENTIONS: readonly Mention[] = [];

/** What the sentences of a statement say in which one of its mentions stands. */
function claimsAbout(
  statement: Statement,
  mentions: readonly Mention[],
  context: AssigningContext,
  remembered: Remembered,
): readonly Claim[] {
  const { start, end, scope } = statement;
  const text = withoutNotes(statement);
  const isSaid = (): boolean => mayHaveExpression(text, statement.text.cuesIn(start, end));
  // Short items are told apart from sentences by a look; running text has been looked at before.
  if (statement.form !== 'prose' && !isSaid()) return [];
  const before = scope === undefined ? () => pronounOf(statement, context) : undefined;
  const { grammar, people } = context;
  const surroundings = { grammar, people, implied: scope?.owners, before };
  const { claims: known } = remembered;
  const claims =
    statement.noted.length === 0
      ? known.read(statement.text.text, statement, { ...surroundings, rolesIn: rolesOf(statement, grammar) }, mentions)
      : known
          .read(
            text,
            { start: 0, end: text.length },
            surroundings,
            mentions.map((mention) => movedSpan(mention, -start)),
          )
          .map((claim) => movedClaim(claim, start));
  return claims.length === 0 || statement.form !== 'prose' || isSaid() ? claims : [];
}

/** What finds the roles that sentences of the statement name, by the words of its text, unless that parts one of them. */
function rolesOf({ text, start, end }: Statement, grammar: RoleGrammar): SentenceContext['rolesIn'] {
  if (start > 0 && !/[\s:]/.test(text.text.charAt(start - 1))) return undefined;
  if (end < text.text.length && !/[\s:;,.()|]/.test(text.text.charAt(end))) return undefined;
  // No name goes over the end of a sentence, so that those of the whole text are found once for all its sentences.
  if (start === 0 && text.text.slice(end).trim() === '')
    return (from, to) => spansWithin(namesIn(text, 0, text.text.length, grammar), { start: from, end: to });
  return (from, to) => namesIn(text, from, to, grammar);
}

/**
 * The statement's stretch of text, and no more, with its owner notes blanked: whom they name is no sentence's subject. Its
 * length is kept.
 */
function withoutNotes({ text: { text }, start, end, noted }: Statement): string {
  let left = '';
  for (const { note } of noted) {
    left += text.slice(start + left.length, Math.min(note.start, end));
    left += '\uFFFC'.repeat(Math.max(0, Math.min(note.end, end) - start - left.length));
  }
  return left + text.slice(start + left.length, end);
}

/** The same stretches in order, overlapping ones as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Whom a pronoun means that opens a paragraph of a section that speaks for nobody: whoever the paragraph before spoke of. */
function pronounOf(statement: Statement, context: AssigningContext): readonly Owner[] | undefined {
  const { before } = context;
  if (before === undefined || !OPENS_WITH_PRONOUN.test(statement.text.text.slice(statement.start, statement.end)))
    return undefined;
  const { text } = before.text;
  if (before.form === 'prose')
    return lastSubject(text, before.start, before.end, {
      ...context,
      implied: undefined,
      before: undefined,
      rolesIn: rolesOf(before, context.grammar),
    });
  // A question as a heading: the one role that it names is whom the answer is about.
  const asked = text.slice(before.start, before.end);
  if (!/\?\s*$/.test(asked)) return undefined;
  const names = findNamings(asked, context.grammar, context.people);
  const [first] = names;
  return first !== undefined &&
    names.every(({ role, neighbour }) => role === first.role && neighbour === first.neighbour)
    ? [ownerOf(first, asked)]
    : undefined;
}

/** A pronoun opens the text or a sentence near its beginning, alone or behind "Yes:" or "From September". */
const OPENS_WITH_PRONOUN = caseless`^(?:[^.!?:;]{0,60}[.!?:;]\s+)?\s*(?:(?:from|since|until|till|on|in|at|by|as of)\s+(?:\S+\s+){1,3}?)?(?:it|she|he|they|her|his|their|hers|theirs|the same \p{L}+)\b`;

/** A sentence that says who owns what gives the heads of its object to its subject. */
function assignByClaim(
  statement: Statement,
  claim: Claim,
  mentions: readonly Mention[],
  hasNumber: boolean,
): readonly Assignment[] {
  if (claim.denied || claim.owners.length === 0) return [];
  const spoken =
    claim.isClause === true ? withoutVerbs(statement, claim, mentionsIn(mentions, claim)) : mentionsIn(mentions, claim);
  const [first] = spoken;
  if (first === undefined) return [];
  const scope = scopeOfClaim(statement, claim);
  const dimension: DimensionCue | undefined =
    claim.dimension === undefined
      ? statement.dimension
      : {
          dimension: claim.dimension,
          evidence: statement.text.sourceSpan(claim.expression.start, claim.expression.end),
        };
  const meant = termsInHeads(statement.text, Math.min(claim.object.start, first.start), claim.object.end, spoken);
  const place: Place = { statement, start: claim.object.start, scope, dimension, said: true, hasNumber };
  return meant.flatMap((mention) => toAssignment(place, mention) ?? []);
}

/** Ordinary words in a clause are its subject or no terms at all. */
function withoutVerbs({ text }: Statement, { object }: Claim, mentions: readonly Mention[]): readonly Mention[] {
  const subject = object.start + (ARTICLE.exec(text.text.slice(object.start, object.end))?.[0].length ?? 0);
  return mentions.filter(({ start, readings }) => start === subject || readings.some(({ need }) => need === 'nothing'));
}

const ARTICLE = /^\s*(?:(?:the|our|your|more|fewer)\s+)*/i;

/**
 * The mentions in a claim's object, each with the readings that lie in it: in "tracks conversion rate" the verb is not
 * part of the number. Of a task it is: "will run Google ads", but not "runs forum" in "runs forum moderation".
 */
function mentionsIn(mentions: readonly Mention[], { object, expression }: Claim): readonly Mention[] {
  const task: Span = { start: Math.min(expression.start, object.start), end: object.end };
  const within: Mention[] = [];
  for (let index = firstEndingAfter(mentions, object.start); index < mentions.length; index++) {
    const mention = mentions[index];
    if (mention === undefined || mention.start >= object.end) break;
    const isTask = ({ term, end }: Reading): boolean => term.dimension === 'tactic' && end === mention.end;
    const readings = mention.readings.filter((reading) => covers(isTask(reading) ? task : object, reading));
    if (readings.length === 0) continue;
    within.push({
      start: Math.min(...readings.map((reading) => reading.start)),
      end: Math.max(...readings.map((reading) => reading.end)),
      readings,
    });
  }
  return within;
}

function scopeOfClaim(statement: Statement, claim: Claim): Scope {
  if (claim.subject !== undefined) {
    return {
      owners: claim.owners,
      source: 'sentence',
      strength: 'strong',
      evidence: statement.text.sourceSpan(claim.subject.start, claim.subject.end),
    };
  }
  if (statement.scope?.owners === claim.owners) return statement.scope;
  return {
    owners: claim.owners,
    source: 'sentence',
    strength: 'strong',
    evidence: statement.text.sourceSpan(claim.expression.start, claim.expression.end),
  };
}

/** Items, cells and headings assign by standing where they stand. */
function assignByPlace(
  statement: Statement,
  mentions: readonly Mention[],
  hasNumber: boolean,
  remembered: Remembered,
  grammar: RoleGrammar,
): readonly Assignment[] {
  const { scope, noted, start, end, form } = statement;
  if (scope === undefined && noted.length === 0) return NOTHING;
  const { text } = statement.text;
  const inHeads = (): readonly Mention[] =>
    form === 'prose'
      ? NO_MENTIONS
      : remembered.meant(() =>
          termsInHeads(statement.text, start, end, mentions).filter((mention) => !isSpokenAbout(text, mention, end)),
        );
  const meant = meantIn(statement, inHeads(), mentions);
  const place: Place = { statement, start, scope, dimension: statement.dimension, said: false, hasNumber };
  const assignments: Assignment[] = [];
  for (const mention of meant) {
    const assignment = toAssignment(place, mention);
    if (assignment !== undefined && !isAnothers(assignment, grammar)) assignments.push(assignment);
  }
  if (assignments.length === 0) return NOTHING;
  if (remembered.saysNothingIsDone(() => saysNothingIsDone(statement.text, start, end))) return [];
  return withoutQualifiers(assignments, statement.dimension?.dimension === 'metric');
}

/** "ROAS, summer ads" among the KPIs is one number with its qualifier, no task besides; so is "ROAS, summer campaign" anywhere. */
function withoutQualifiers(assignments: readonly Assignment[], amongMetrics: boolean): readonly Assignment[] {
  const isMetric = ({ readings }: Assignment): boolean => readings[0]?.term.dimension === 'metric';
  if (amongMetrics) return assignments.some(isMetric) ? assignments.filter(isMetric) : assignments;
  const [first] = assignments;
  return first !== undefined && isMetric(first)
    ? assignments.filter((assignment) => isMetric(assignment) || assignment.readings[0]?.need !== 'support')
    : assignments;
}

/** Besides what stands in an item's heads, what running text lists, and what a number is called in parentheses. */
function meantIn(statement: Statement, inHeads: readonly Mention[], mentions: readonly Mention[]): readonly Mention[] {
  const { text } = statement.text;
  const listed = listedIn(statement, mentions).filter((mention) => !isSpokenAbout(text, mention, statement.end));
  if (listed.length > 0) return [...inHeads, ...listed];
  if (statement.form === 'prose' || statement.dimension?.dimension !== 'metric') return inHeads;
  return withNamesInParentheses(text, inHeads, mentions);
}

/** Where a mention stands, with what is the same for every mention there. */
interface Place {
  readonly statement: Statement;
  /** Where what is assigned begins: with the statement, or with the object of its verb. */
  readonly start: number;
  /** Nobody's where only an owner note on an element speaks. */
  readonly scope: Scope | undefined;
  readonly dimension: DimensionCue | undefined;
  /** A sentence says so, rather than the mere place. */
  readonly said: boolean;
  readonly hasNumber: boolean;
}

/** The mention is the subject of a sentence about it ("Pipeline is broken again"), or a part of another thing's name ("click-through report"). */
function isSpokenAbout(text: string, mention: Span, end: number): boolean {
  if (!/\s/.test(text.charAt(mention.end))) return false;
  const after = text.slice(mention.end, Math.min(end, mention.end + LONGEST_PHRASE));
  return !IS_AT.test(after) && (DOES_SOMETHING.test(after) || IS_ABOUT_IT.test(after));
}

/** "Marketing's discounts" in the list of another role. */
function isAnothers({ statement: { text }, mention: { start }, owners }: Assignment, grammar: RoleGrammar): boolean {
  if (!/['’]s?\s$/.test(text.text.slice(Math.max(0, start - 3), start))) return false;
  const names = namesIn(text, 0, text.text.length, grammar);
  const whose = names[firstEndingAfter(names, start - 4)];
  return (
    whose !== undefined && whose.end < start && !owners.some((owner) => sameOwner(owner, ownerOf(whose, text.text)))
  );
}

/** "is at 40 %" says how it stands. */
const IS_AT = caseless`^\s+(?:is|are)\s+(?:at |above |below |over |under |up|down|down to|between |≥|≤|>|<|~|\d|€|\$|£)`;
const DOES_SOMETHING = caseless`^\s+(?:is|are|was|were|goes|go|has|have|had|stays?|belongs?|sits|comes?|wants?|needs?|means?|gets?|does|do|will|can|should|would|could|may|might|must|works?|says?|drops?|convert|converts)\b`;
const IS_ABOUT_IT = caseless`^\s+(?:reports?|reviews?|dashboards?|sheets?|exports?|tools?|plug-?ins?|logs?|columns?|rows?|definitions?|charts?|workshops?|training|packs?|glossary|formulas?|benchmarks?|scripts?|templates?|clinics?|courses?|class(?:es)?|lessons?|seminars?|quiz(?:zes)?|queries|query|tracking|tracker|data|analysis|insights?)\b`;

function toAssignment(place: Place, mention: Mention): Assignment | undefined {
  const { statement, dimension } = place;
  const element = statement.noted[firstEndingAfter(statement.noted, mention.start)];
  const scope = element !== undefined && element.start < mention.end ? element.scope : place.scope;
  if (scope === undefined) return undefined;
  const fitting = fittingReadings(place, scope, mention);
  const first = fitting[0];
  if (first === undefined) return undefined;
  const readings = fitting.length === mention.readings.length ? mention.readings : fitted(fitting);
  return { statement, mention, readings, span: onOneLine(statement, first), owners: scope.owners, scope, dimension };
}

/** A term that is broken over two lines is pointed at on its first one: a finding never leaves its line. */
function onOneLine(statement: Statement, reading: Span): Span {
  const words = statement.text.text.slice(reading.start, reading.end);
  const lineEnd = words.indexOf('\n');
  const line = lineEnd < 0 ? words : words.slice(0, lineEnd);
  return statement.text.sourceSpan(reading.start, reading.start + line.trimEnd().length);
}

const STRUCTURED: ReadonlySet<Scope['source']> = new Set([
  'owner-note',
  'matrix',
  'owner-column',
  'role-row',
  'role-column',
]);

/** A bare noun stands for its term only where nothing narrows it down: "positioning", not "executive positioning". */
function isBare({ statement, start }: Place, reading: Span, dimension: Dimension): boolean {
  const from = Math.max(start, reading.start - LONGEST_PHRASE);
  const before =
    statement.text.text
      .slice(from, reading.start)
      .split(/[,;:·•|/\n(]|\s(?:and|&|or)\s/)
      .at(-1) ?? '';
  const words = before
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && !QUANTIFIER.test(word));
  return words.length === 0 || (dimension === 'objective' && words.length === 1);
}

/** How far a noun's own phrase may reach, in characters. */
const LONGEST_PHRASE = 80;

const QUANTIFIER =
  /^(?:the|a|an|our|your|their|its|his|her|more|better|higher|strong|good|excellent|solid|basic|deep|proven|technical|advanced|practical|some|all|total|overall|and|or|of|for|in|by|to|with|≥|≤|>|<|~|\+|[\d.,%+-]+\w?)$/i;

/** The readings that the place allows: of the dimension that it names, and with the support that a weak form needs. */
function fittingReadings(place: Place, scope: Scope, mention: Mention): readonly Reading[] {
  const { statement, said, hasNumber } = place;
  const dimension = place.dimension?.dimension;
  const supported = (reading: Reading): boolean => {
    const own = reading.term.dimension;
    if ((own === 'audience' || own === 'skill') && dimension !== own) return false;
    if (reading.need === 'section')
      return dimension === own && isBare(place, reading, own) && !(own === 'objective' && isAmount(statement, reading));
    if (reading.need === 'nothing') return true;
    if (dimension === own || (said && !isSomeOrOther(statement, reading))) return true;
    if (own === 'metric') return hasNumber || (STRUCTURED.has(scope.source) && dimension === undefined);
    return dimension === undefined || dimension === 'tactic' || STRUCTURED.has(scope.source);
  };
  const [only, another] = mention.readings;
  if (only !== undefined && another === undefined) {
    const isOther = (dimension === 'skill' || dimension === 'audience') && only.term.dimension !== dimension;
    return isOther || !supported(only) ? NONE_FITS : mention.readings;
  }
  const allowed = mention.readings.filter(supported);
  // "Organic search traffic" among the tasks is the number all the same; elsewhere the place says which reading is meant.
  if (dimension !== undefined && dimension !== 'tactic') {
    const meant = withoutNarrower(
      allowed.filter((reading) => reading.term.dimension === dimension),
      allowed,
    );
    // "Sense of belonging, 4 out of 5" among the goals is a number: only the place makes an aim of the noun.
    const isCounted = hasNumber && dimension === 'objective' && meant.every(({ need }) => need === 'section');
    if ((meant.length > 0 && !isCounted) || dimension === 'skill' || dimension === 'audience')
      return sameStretch(meant);
  }
  const longest = sameStretch(allowed);
  const tactics = longest.filter((reading) => reading.term.dimension === 'tactic');
  if (dimension === 'tactic' && tactics.length > 0) return tactics;
  const metrics = longest.filter((reading) => reading.term.dimension === 'metric');
  return hasNumber && (dimension === undefined || dimension === 'objective') && metrics.length > 0 ? metrics : longest;
}

/** "2,000 bookings" among the goals says how many. */
function isAmount({ text }: Statement, { start }: Reading): boolean {
  return /\d\s$/.test(text.text.slice(Math.max(0, start - 2), start));
}

/** "Looks at a campaign" speaks of any. */
function isSomeOrOther({ text }: Statement, { start }: Reading): boolean {
  return /\ban?\s$/i.test(text.text.slice(Math.max(0, start - 4), start));
}

const NONE_FITS: readonly Reading[] = [];

/** "Retention of forum members" among the goals is the members' retention, whatever a bare "retention" would be there. */
function withoutNarrower(meant: readonly Reading[], allowed: readonly Reading[]): readonly Reading[] {
  const wider = allowed.find(
    ({ need, term, start, end }) =>
      need === 'nothing' &&
      term.dimension === 'metric' &&
      meant.length > 0 &&
      meant.every((reading) => reading.need === 'section' && start === reading.start && reading.end < end),
  );
  return wider === undefined ? meant : [wider];
}

function sameStretch(readings: readonly Reading[]): readonly Reading[] {
  const first = readings[0];
  return first === undefined
    ? []
    : readings.filter((reading) => reading.start === first.start && reading.end === first.end);
}

/** Each term once for each of those to whom the sentences give it. */
function oncePerTerm(assignments: readonly Assignment[]): readonly Assignment[] {
  if (assignments.length < 2) return assignments;
  const seen = new Map<string, Assignment[]>();
  const seenSpans = new Set<number>();
  return assignments.filter((assignment) => {
    const id = assignment.readings[0]?.term.id ?? '';
    const given = seen.get(id);
    if (given?.some(({ owners }) => sameOwners(owners, assignment.owners)) || seenSpans.has(assignment.span.start))
      return false;
    if (given === undefined) seen.set(id, [assignment]);
    else given.push(assignment);
    seenSpans.add(assignment.span.start);
    return true;
  });
}
