import type { MarkdownTree } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { NormalisedText } from '../markdown/normalised-text';
import type { Assignment } from '../assignments/assign';
import type { JudgedAssignment } from '../assignments/judge';
import type { TermId } from '../taxonomy/schema';
import { firstFrom } from '../text/sorted';
import { mark, type Marked } from '../text/marked';
import { covers, type Span } from '../text/span';
import { findInJudged } from './find-in-judged';
import type { Words } from './findings';
import page from './metric-without-target.md';
import type { Found, MovedFacts } from './moved-facts';
import { isOwnedMetric } from './owned-metric';
import { TARGET_HEADER } from './qualifiers';
import type { Fact, Rule, RuleInput } from './rule';
import { LETTER_OR_DIGIT } from '../text/pattern';

/** A metric of which the plan does not say how much, by when or which way. */
export interface UntargetedFact extends Fact {
  /** The words of the plan. */
  readonly text: string;
}

/** A metric of a role without a number, a date or a direction. Off unless a setting asks for it. */
export const metricWithoutTarget: Rule<UntargetedFact> = {
  name: 'metric-without-target',
  severity: 'off',
  page,
  find: findUntargeted,
  say: sayUntargeted,
};

/** What a metric is, and whether it has a target in its place. */
interface Aim {
  readonly terms: readonly TermId[];
  readonly isTargeted: boolean;
}

/** What is kept for the next version. */
interface Kept {
  readonly aims: Marked<Aim>;
  /** The terms that have a target anywhere. */
  readonly targeted: ReadonlySet<TermId>;
  /** Those had one in the earlier version, and no others. */
  readonly areAsBefore: boolean;
}

/** The key by which the metrics without a target are kept. */
const UNTARGETED = Object.freeze({});

function findUntargeted(input: RuleInput, earlier?: MovedFacts<UntargetedFact>): Found<UntargetedFact> {
  const { aims, targeted, areAsBefore } =
    input.memory?.of<Kept>(metricWithoutTarget, (before) => readAims(input, before)) ?? readAims(input);
  const find = ({ assignment }: JudgedAssignment, number: number): UntargetedFact | undefined => {
    const index = firstFrom(aims.numbers, number);
    const aim = aims.numbers[index] === number ? aims.found[index] : undefined;
    // A number that is listed in one place and given its target in another has one.
    if (aim === undefined || aim.terms.some((term) => targeted.has(term))) return undefined;
    const { span, readings, statement, mention } = assignment;
    const text = statement.text.text.slice(mention.start, mention.end).replace(/\s+/g, ' ');
    return { span, related: [], term: readings[0]?.term.id, arguable: false, weak: false, text };
  };
  return findInJudged(input, UNTARGETED, find, areAsBefore ? earlier : undefined);
}

function readAims({ judged, tree, sameJudged }: RuleInput, before?: Kept): Kept {
  const aimAt = (number: number): Aim | undefined => {
    const one = judged[number];
    return one && isOwnedMetric(one) ? aimOf(one.assignment, tree) : undefined;
  };
  const aims = mark(judged.length, aimAt, before?.aims, sameJudged);
  const targeted = new Set<TermId>();
  for (const { terms, isTargeted } of aims.found) if (isTargeted) for (const term of terms) targeted.add(term);
  const areAsBefore =
    before?.targeted.size === targeted.size && [...targeted].every((term) => before.targeted.has(term));
  return { aims, targeted, areAsBefore };
}

function aimOf(assignment: Assignment, tree: MarkdownTree): Aim {
  return { terms: assignment.readings.map(({ term }) => term.id), isTargeted: hasTarget(assignment, tree) };
}

/** A number, a date, or a word for the way that the metric is to go. */
const TARGET =
  /\d|%|[≥≤<>↑↓↗↘±+]|\b(?:increas\w*|grow\w*|rais\w*|improv\w*|rise|rising|reduc\w*|lower\w*|decreas\w*|cut|halv\w*|half|doubl\w*|tripl\w*|maximi[sz]\w*|minimi[sz]\w*|maintain\w*|keep\w*|hold\w*|stable|steady|at (?:least|most)|within|above|below|over|under|more|fewer|less|up|down|higher|better|beat\w*|exceed\w*|no (?:more|fewer|less)|minimum|maximum|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|million|zero|third|quarter|by (?:the|year|end|mid)|january|february|march|april|may|june|july|august|september|october|november|december|tbd|tba|target)\b/i;

/**
 * Whether the item, what is nested in it, or its row says how much, by when or which way. A table without a column of
 * targets says who owns a metric, or what it means; its targets stand elsewhere.
 */
function hasTarget(assignment: Assignment, tree: MarkdownTree): boolean {
  const { span, statement } = assignment;
  const { items, cell } = pathTo(tree, span.start);
  if (cell !== undefined) {
    const columns = cell.table.header.cells.flatMap(({ text }, index) =>
      TARGET_HEADER.test(text.text) && index !== cell.column ? [index] : [],
    );
    const isFilled = columns.some((index) => LETTER_OR_DIGIT.test(cell.row.cells[index]?.text.text ?? ''));
    return columns.length === 0 || isFilled || saysTarget(tree.syntax.text, cell.row.span, span);
  }
  const own = statement.text.sourceSpan(statement.start, statement.end);
  return [own, ...items.map(({ item }) => item.span)].some((around) => saysTarget(tree.syntax.text, around, span));
}

function saysTarget(text: NormalisedText, around: Span, metric: Span): boolean {
  if (!covers(around, metric)) return false;
  return TARGET.test(`${text.slice(around.start, metric.start)} ${text.slice(metric.end, around.end)}`);
}

function sayUntargeted({ text }: UntargetedFact): Words {
  return {
    what: `“${text}” has no target in this plan.`,
    why: 'Without a number, a date or a direction nobody can tell whether it went well.',
    todo: 'Say how much and by when, or at least which way it shall go: “up by a tenth until June”.',
  };
}
