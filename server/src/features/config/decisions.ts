import type { Analysis } from '../../core/analyze';
import {
  decideExclusion,
  decideLevel,
  decideMeaning,
  decideNeighbour,
  decideNoTeam,
  decideOtherMeaning,
  decideRelation,
  decideTeam,
  type Decision,
  type DecisionPlace,
} from '../../core/config/writing/changes';
import { findNearby } from '../../core/lookup/find-by-name';
import type { NameAt } from '../../core/lookup/name-at';
import { mentionsIn } from '../../core/lookup/term-mentions';
import { textAt } from '../../core/lookup/place';
import { readLabel } from '../../core/plan/labels/labels';
import type { ScopeSource } from '../../core/plan/plan';
import type { Finding, Severity, SeveritySetting } from '../../core/rules/findings';
import type { Role, Term } from '../../core/taxonomy/schema';
import { covers, overlaps, type Span } from '../../core/text/span';
import { foldPhrase } from '../../core/text/words';

/** What may name a role by mistake: labels, not notes and sentences that say outright who owns something. */
const LABELS: ReadonlySet<ScopeSource> = new Set(['heading', 'title', 'lead-in', 'role-column', 'role-row']);

/** What else is known when decisions are offered. */
export interface DecisionContext {
  /** The way from the folder of the team's file to the plan; `undefined` where the plan is elsewhere. */
  readonly plan: string | undefined;
  /** What the writer has selected, where it may be a name or a phrase. */
  readonly selected: NameAt | undefined;
}

/** The decisions by which a team ends a finding in all its plans, those nearest to its cause first. */
export function decisionsAbout(
  finding: Finding,
  analysis: Analysis,
  place: DecisionPlace,
  { plan, selected }: DecisionContext,
): readonly Decision[] {
  const { taxonomy } = analysis;
  const term = finding.term === undefined ? undefined : taxonomy.term(finding.term);
  const roles = (finding.roles ?? []).flatMap((id) => taxonomy.role(id) ?? []);
  const isOutside = finding.rule.endsWith('-outside-role');
  // The term's own words mean the term; words around them are what may make them mean something else.
  const phrase = selected !== undefined && isAround(selected.span, finding.span) ? selected.text : undefined;
  return [
    ...(term !== undefined && isOutside ? ofRelations(roles, term, place) : []),
    ...(term !== undefined && phrase !== undefined ? [decideOtherMeaning(phrase, term, place)] : []),
    ...(isOutside ? ofLabels(finding, analysis, roles, place) : []),
    ...milder(finding).map((level) => decideLevel(finding.rule, level, place)),
    plan === undefined ? undefined : decideExclusion(plan, place),
  ].filter((decision) => decision !== undefined);
}

/** The decisions about words that may be a name which only the team knows. */
export function decisionsOnName(name: NameAt, analysis: Analysis, place: DecisionPlace): readonly Decision[] {
  const { taxonomy } = analysis;
  const teams = taxonomy.roles.map((role) => decideTeam(name.text, role, place));
  const neighbour = decideNeighbour(name.text, taxonomy, place);
  const meanings =
    name.from === 'selection' ? termsNear(name, analysis).map((term) => decideMeaning(name.text, term, place)) : [];
  return [...meanings, ...teams, neighbour].filter((decision) => decision !== undefined);
}

function ofRelations(roles: readonly Role[], term: Term, place: DecisionPlace): readonly (Decision | undefined)[] {
  return roles.flatMap((role) => [
    decideRelation('own', role, term, place),
    decideRelation('share', role, term, place),
  ]);
}

function isAround(outer: Span, inner: Span): boolean {
  return covers(outer, inner) && outer.end - outer.start > inner.end - inner.start;
}

/** “This heading is no role”, where a label is all that gave the role, and says more or less than the role's plain name. */
function ofLabels(
  { span, related }: Finding,
  analysis: Analysis,
  roles: readonly Role[],
  place: DecisionPlace,
): readonly (Decision | undefined)[] {
  const [role, another] = roles;
  const given = analysis.judged.find(
    ({ assignment }) => assignment.span.start === span.start && assignment.span.end === span.end,
  );
  const evidence = related[0]?.span;
  if (role === undefined || another !== undefined || given === undefined || evidence === undefined) return [];
  if (!LABELS.has(given.assignment.scope.source)) return [];
  const label = labelAt(analysis, evidence);
  const isPlainName = [role.label, ...role.titles.functions].some((name) => sameWords(name, label));
  return isPlainName ? [] : [decideNoTeam(label, role, place)];
}

/** The label around the words that named a role: a heading's whole text, where it is not too long for a name. */
function labelAt(analysis: Analysis, evidence: Span): string {
  const named = analysis.source.text.slice(evidence.start, evidence.end);
  const place = textAt(analysis, evidence.start);
  if (place?.path.blocks.at(-1)?.kind !== 'heading' && place?.path.cell === undefined) return named;
  const { start, end } = readLabel(place.text, 0, place.text.text.length, analysis.plan.grammar);
  const whole = place.text.text.slice(start, end);
  return whole.length > LONGEST_LABEL || whole === '' ? named : whole;
}

/** Longer labels are sentences, in UTF-16 code units. */
const LONGEST_LABEL = 80;

function sameWords(one: string, other: string): boolean {
  return foldPhrase(one).join(' ') === foldPhrase(other).join(' ');
}

const LEVELS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The level below the one that the finding has, and none at all. */
function milder({ severity }: Finding): readonly SeveritySetting[] {
  const usual = LEVELS.indexOf(severity);
  const next = LEVELS[usual + 1];
  return next === undefined ? ['off'] : [next, 'off'];
}

/** How many terms are proposed for words that may mean one of them. */
const MOST_TERMS = 4;

/** Terms that selected words may be another name for; none where they are one already. */
function termsNear({ text, span }: NameAt, analysis: Analysis): readonly Term[] {
  const place = textAt(analysis, span.start);
  const known =
    place === undefined ? [] : mentionsIn(analysis, place.text).filter((mention) => overlaps(mention.span, span));
  if (known.some((mention) => mention.span.start === span.start && mention.span.end === span.end)) return [];
  const near = findNearby(text, analysis.taxonomy, MOST_TERMS * 2).flatMap((named) =>
    named.kind === 'term' ? [named.term] : [],
  );
  return [...new Set([...known.map(({ term }) => term), ...near])].slice(0, MOST_TERMS);
}
