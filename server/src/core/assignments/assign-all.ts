import { findMentions } from '../mentions/find-mentions';
import type { Lexicon } from '../mentions/lexicon';
import type { Plan, Statement } from '../plan/plan';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Span } from '../text/span';
import { assign, mayAssign } from './assign';
import { Counterparts, movedTo } from './counterparts';
import { judge, type JudgedAssignment } from './judge';
import { Known } from './known';

/** How many of a version's statements are those of the version before, at its beginning and at its end. */
export interface SameEnds {
  readonly before: number;
  readonly behind: number;
}

/** What a plan gives to whom. */
export interface Assigned {
  readonly judged: readonly JudgedAssignment[];
  /** What each statement gives away, as long as nothing in its section does if it is a heading. */
  readonly byStatement: readonly (readonly JudgedAssignment[])[];
  readonly plan: Plan;
  readonly lexicon: Lexicon;
  readonly taxonomy: Taxonomy;
  /** Which statements are those of the earlier version that was at hand, if any was. */
  readonly kept: SameEnds | undefined;
}

const NOTHING: readonly JudgedAssignment[] = Object.freeze([]);

/**
 * Works out what a plan gives to whom. What an earlier version gave away in the same words is taken over; the result is
 * the same. `changed` is the stretch in which something else may stand around an item than did then, as far as that is
 * known.
 */
export function assignAll(
  plan: Plan,
  lexicon: Lexicon,
  taxonomy: Taxonomy,
  earlier?: Assigned,
  changed?: Span,
): Assigned {
  const { statements } = plan;
  const usable =
    earlier?.lexicon === lexicon && earlier.plan.grammar === plan.grammar && earlier.plan.people === plan.people
      ? earlier
      : undefined;
  const kept = usable === undefined ? undefined : findKept(usable.plan.statements, statements);
  const byStatement: (readonly JudgedAssignment[])[] = [];
  const rejudged = usable?.taxonomy === taxonomy ? undefined : taxonomy;
  const takeOver = (statement: Statement, before: readonly JudgedAssignment[] | undefined): void => {
    byStatement.push(before === undefined ? NOTHING : takenOver(statement, before, changed, rejudged));
  };
  const front = kept?.before ?? 0;
  const middle = statements.length - (kept?.behind ?? 0);
  const shift = (usable?.byStatement.length ?? 0) - statements.length;
  statements.forEach((statement, index) => {
    if (index < front) takeOver(statement, usable?.byStatement[index]);
    else if (index >= middle) takeOver(statement, usable?.byStatement[index + shift]);
    else byStatement.push(assignOne(statement, statements[index - 1], plan, lexicon, taxonomy));
  });
  const judged = withoutIntroductions(statements, byStatement);
  return { judged, byStatement, plan, lexicon, taxonomy, kept };
}

function assignOne(
  statement: Statement,
  above: Statement | undefined,
  { grammar, people }: Plan,
  lexicon: Lexicon,
  taxonomy: Taxonomy,
): readonly JudgedAssignment[] {
  if (!mayAssign(statement)) return NOTHING;
  const { text, start, end } = statement;
  const mentions = text.derive(lexicon, start, end, () => findMentions(text.text, text.wordsIn(start, end), lexicon));
  if (mentions.length === 0) return NOTHING;
  const before = above?.form === 'prose' || above?.form === 'heading' ? above : undefined;
  const assignments = assign(statement, mentions, { grammar, people, lexicon, before });
  if (assignments.length === 0) return NOTHING;
  return assignments.map((assignment) => ({
    assignment,
    verdict: judge(assignment, taxonomy),
    known: new Known(),
  }));
}

/** Which statements stood there in the earlier version. */
function findKept(earlier: readonly Statement[], now: readonly Statement[]): SameEnds {
  const counterparts = new Counterparts();
  const isSame = (one: Statement | undefined, other: Statement | undefined): boolean =>
    one !== undefined && other !== undefined && counterparts.isSame(one, other);
  const most = Math.min(earlier.length, now.length);
  let before = 0;
  while (before < most && isSame(earlier[before], now[before])) before++;
  let behind = 0;
  while (behind < most - before && isSame(earlier.at(-1 - behind), now.at(-1 - behind))) behind++;
  // Where nobody is spoken for, "she" is whoever the statement above names, and that may be another one now.
  if (behind > 0 && now.at(-behind)?.scope === undefined) behind--;
  return { before, behind };
}

function takenOver(
  statement: Statement,
  earlier: readonly JudgedAssignment[],
  changed: Span | undefined,
  rejudged: Taxonomy | undefined,
): readonly JudgedAssignment[] {
  const [first] = earlier;
  if (first === undefined) return NOTHING;
  const isSame = first.assignment.statement === statement && rejudged === undefined;
  const { start } = statement.text.sourceSpan(statement.start, statement.end);
  const isAround = changed === undefined || (start >= changed.start && start < changed.end);
  if (isSame && !isAround) return earlier;
  return earlier.map(({ assignment: one, verdict, known }) => {
    const assignment = movedTo(statement, one);
    return {
      assignment,
      verdict: rejudged === undefined ? verdict : judge(assignment, rejudged),
      known: isAround ? new Known() : known,
    };
  });
}

/** A heading is itself an item only where nothing in its section is one; otherwise it names the subject of those beneath it. */
function withoutIntroductions(
  statements: readonly Statement[],
  byStatement: readonly (readonly JudgedAssignment[])[],
): readonly JudgedAssignment[] {
  const kept: JudgedAssignment[] = [];
  let following = Infinity;
  for (let index = byStatement.length - 1; index >= 0; index--) {
    const given = byStatement[index] ?? NOTHING;
    const [first] = given;
    if (first === undefined) continue;
    if (following >= (statements[index]?.sectionEnd ?? 0))
      for (let one = given.length - 1; one >= 0; one--) kept.push(given[one] ?? first);
    following = first.assignment.span.start;
  }
  return kept.reverse();
}
