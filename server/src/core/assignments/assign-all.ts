import type { Lexicon } from '../mentions/lexicon';
import type { KeptRun, Plan, Statement } from '../plan/plan';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { firstStartingFrom, type Span } from '../text/span';
import { assign, mayAssign } from './assign';
import { movedJudged, movedTo, startOf } from './moved-assignment';
import { judge, type JudgedAssignment } from './judge';
import { Known } from './known';
import { rememberedOf } from './remembered';

/** What a plan gives to whom. */
export interface Assigned {
  readonly judged: readonly JudgedAssignment[];
  /** What each statement gives away, as long as nothing in its section does if it is a heading. */
  readonly byStatement: readonly (readonly JudgedAssignment[])[];
  readonly plan: Plan;
  readonly lexicon: Lexicon;
  readonly taxonomy: Taxonomy;
}

const NOTHING: readonly JudgedAssignment[] = [];

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
  const byStatement: (readonly JudgedAssignment[])[] = [];
  const assignUpTo = (end: number): void => {
    for (let index = byStatement.length; index < end; index++) {
      const statement = statements[index];
      if (statement !== undefined)
        byStatement.push(assignOne(statement, statements[index - 1], plan, lexicon, taxonomy));
    }
  };
  const usable = earlier?.lexicon === lexicon ? earlier : undefined;
  const rejudged = usable?.taxonomy === taxonomy ? undefined : taxonomy;
  const around = aroundIn(statements, changed);
  for (const { at, from, count, by, areSame } of keptRuns(plan, usable?.plan)) {
    // Where nobody is spoken for, "she" is whoever the statement above names, and that may be another one now.
    assignUpTo(statements[at]?.scope === undefined ? at + 1 : at);
    const before = usable?.byStatement ?? [];
    for (let index = byStatement.length; index < at + count; index++) {
      const given = before[index - at + from] ?? NOTHING;
      if (given.length === 0) byStatement.push(NOTHING);
      else if (rejudged !== undefined || (index >= around.from && index < around.to))
        byStatement.push(takenOverAnew(statements[index], given, by, rejudged, index, around));
      else byStatement.push(areSame ? given : takenOver(statements[index], given, by));
    }
  }
  assignUpTo(statements.length);
  return { judged: withoutIntroductions(statements, byStatement), byStatement, plan, lexicon, taxonomy };
}

/** Which statements an earlier plan had; all, if it is the same. */
function keptRuns(plan: Plan, earlier: Plan | undefined): readonly KeptRun[] {
  if (earlier === plan) return [{ at: 0, from: 0, count: plan.statements.length, by: 0, areSame: true }];
  const { kept } = plan;
  return kept !== undefined && kept.since === earlier?.record?.version ? kept.runs : [];
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
  const remembered = rememberedOf(text, start, end, lexicon);
  if (remembered === undefined) return NOTHING;
  const before = above?.form === 'prose' || above?.form === 'heading' ? above : undefined;
  const assignments = assign(statement, remembered, { grammar, people, before });
  if (assignments.length === 0) return NOTHING;
  return assignments.map((assignment) => ({
    assignment,
    verdict: judge(assignment, taxonomy),
    known: new Known(),
  }));
}

/** What a statement of an earlier version gave away, as that of the statement that it has become, so much farther on. */
function takenOver(
  statement: Statement | undefined,
  earlier: readonly JudgedAssignment[],
  by: number,
): readonly JudgedAssignment[] {
  return statement === undefined ? earlier : earlier.map((judged) => movedJudged(judged, statement, by));
}

/** The same where something else may stand around it, or where it is judged by another taxonomy. */
function takenOverAnew(
  statement: Statement | undefined,
  earlier: readonly JudgedAssignment[],
  by: number,
  rejudged: Taxonomy | undefined,
  index: number,
  around: Around,
): readonly JudgedAssignment[] {
  const isAround = index >= around.from && index < around.to;
  return earlier.map(({ assignment: one, verdict, known }) => {
    const assignment = statement === undefined ? one : movedTo(statement, one, by);
    return {
      assignment,
      verdict: rejudged === undefined ? verdict : judge(assignment, rejudged),
      // What rules know of it hangs on what stands around it, and on how it was judged.
      known: isAround || rejudged !== undefined ? new Known() : known,
    };
  });
}

/** The statements, by their numbers, around which something else may stand than in the earlier version. */
interface Around {
  readonly from: number;
  readonly to: number;
}

/** The stretch begins and ends between blocks, so that it holds statements as a whole. */
function aroundIn(statements: readonly Statement[], changed: Span | undefined): Around {
  if (changed === undefined) return { from: 0, to: statements.length };
  const startIn = ({ text, start, end }: Statement): number => text.sourceSpan(start, end).start;
  return {
    from: firstStartingFrom(statements, changed.start, startIn),
    to: firstStartingFrom(statements, changed.end, startIn),
  };
}

/** A heading is itself an item only where nothing in its section is one; otherwise it names the subject of those beneath it. */
function withoutIntroductions(
  statements: readonly Statement[],
  byStatement: readonly (readonly JudgedAssignment[])[],
): readonly JudgedAssignment[] {
  const kept: JudgedAssignment[] = [];
  /** Where that stands is asked for headings only. */
  let following: JudgedAssignment | undefined;
  for (let index = byStatement.length - 1; index >= 0; index--) {
    const given = byStatement[index] ?? NOTHING;
    const [first] = given;
    if (first === undefined) continue;
    const sectionEnd = statements[index]?.sectionEnd;
    if (sectionEnd === undefined || following === undefined || startOf(following) >= sectionEnd)
      for (let one = given.length - 1; one >= 0; one--) kept.push(given[one] ?? first);
    following = first;
  }
  return kept.reverse();
}
