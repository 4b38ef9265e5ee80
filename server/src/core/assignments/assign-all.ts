import type { Lexicon } from '../mentions/lexicon';
import type { KeptRun, Plan, Statement } from '../plan/plan';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { endsStep, type Steps } from '../steps';
import type { SameEnds } from '../text/marked';
import { firstStartingFrom, type Span } from '../text/span';
import { assign, mayAssign } from './assign';
import { GivenWriter, type Given } from './given';
import { movedJudged, movedTo } from './moved-assignment';
import { judge, type JudgedAssignment } from './judge';
import { Known } from './known';
import { rememberedOf } from './remembered';

/** What a plan gives to whom. */
export interface Assigned {
  readonly judged: readonly JudgedAssignment[];
  /** How many of them, at either end, are those of the earlier version, and know the same; where they stand aside. */
  readonly same: SameEnds;
  /** What each statement gives away, as long as nothing in its section does if it is a heading. */
  readonly given: Given;
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
export function* assignAll(
  plan: Plan,
  lexicon: Lexicon,
  taxonomy: Taxonomy,
  earlier?: Assigned,
  changed?: Span,
): Steps<Assigned> {
  const { statements } = plan;
  const usable = earlier?.lexicon === lexicon ? earlier : undefined;
  const writer = new GivenWriter(statements, usable?.given);
  let next = 0;
  const rejudged = usable?.taxonomy === taxonomy ? undefined : taxonomy;
  const around = aroundIn(statements, changed);
  for (const { at, from, count, by, areSame } of keptRuns(plan, usable?.plan)) {
    // Where nobody is spoken for, "she" is whoever the statement above names, and that may be another one now.
    const firstKept = statements[at]?.scope === undefined ? at + 1 : at;
    yield* assignEach(next, firstKept, plan, lexicon, taxonomy, writer);
    next = Math.max(next, firstKept);
    const takeOverUpTo = (end: number, isAround: boolean): void => {
      const to = Math.min(end, at + count);
      if (to <= next) return;
      const stretch = { from: next - at + from, to: to - at + from, shift: at - from };
      next = to;
      if (isAround || rejudged !== undefined)
        writer.takeOver(stretch, (judged, number) => anew(statements[number], judged, by, rejudged, isAround), false);
      else if (areSame) writer.takeOver(stretch);
      else writer.takeOver(stretch, (judged, number) => movedJudged(judged, statements[number], by));
    };
    takeOverUpTo(around.from, false);
    takeOverUpTo(around.to, true);
    takeOverUpTo(Infinity, false);
  }
  yield* assignEach(next, statements.length, plan, lexicon, taxonomy, writer);
  return { ...writer.close(), plan, lexicon, taxonomy };
}

/** Which statements an earlier plan had; all, if it is the same. */
function keptRuns(plan: Plan, earlier: Plan | undefined): readonly KeptRun[] {
  if (earlier === plan) return [{ at: 0, from: 0, count: plan.statements.length, by: 0, areSame: true }];
  const { kept } = plan;
  return kept !== undefined && kept.since === earlier?.record?.version ? kept.runs : [];
}

/** What the statements from one number up to another give away. */
function* assignEach(
  from: number,
  to: number,
  plan: Plan,
  lexicon: Lexicon,
  taxonomy: Taxonomy,
  writer: GivenWriter,
): Steps<void> {
  const { statements } = plan;
  for (let index = from; index < to; index++) {
    if (endsStep(index)) yield;
    const statement = statements[index];
    if (statement !== undefined)
      writer.give(index, assignOne(statement, statements[index - 1], plan, lexicon, taxonomy));
  }
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

/** What a statement of an earlier version gave away, where something else may stand around it, or where it is judged by another taxonomy. */
function anew(
  statement: Statement | undefined,
  { assignment: one, verdict, known }: JudgedAssignment,
  by: number,
  rejudged: Taxonomy | undefined,
  isAround: boolean,
): JudgedAssignment {
  const assignment = statement === undefined ? one : movedTo(statement, one, by);
  return {
    assignment,
    verdict: rejudged === undefined ? verdict : judge(assignment, rejudged),
    // What rules know of it hangs on what stands around it, and on how it was judged.
    known: isAround || rejudged !== undefined ? new Known() : known,
  };
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
