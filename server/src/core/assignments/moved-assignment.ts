import type { DimensionCue, Scope, Statement } from '../plan/plan';
import type { Assignment } from './assign';
import type { JudgedAssignment, Verdict } from './judge';
import type { Known } from './known';
import { movedSpan, type Span } from '../text/span';

/**
 * What an earlier version gave away as it stands in this one, which is looked at only where a rule has something to say
 * about it: every letter that is typed moves all that stands behind it.
 */
class MovedJudged implements JudgedAssignment {
  readonly origin: JudgedAssignment;
  readonly statement: Statement;
  readonly by: number;
  private assignmentThere?: Assignment;

  constructor(origin: JudgedAssignment, statement: Statement, by: number) {
    this.origin = origin;
    this.statement = statement;
    this.by = by;
  }

  get assignment(): Assignment {
    return (this.assignmentThere ??= movedTo(this.statement, this.origin.assignment, this.by));
  }

  get verdict(): Verdict {
    return this.origin.verdict;
  }

  get known(): Known {
    return this.origin.known;
  }
}

/** The same as given away by the statement that the earlier version's has become, so much farther on. */
export function movedJudged(judged: JudgedAssignment, statement: Statement | undefined, by: number): JudgedAssignment {
  if (statement === undefined) return judged;
  return judged instanceof MovedJudged
    ? new MovedJudged(judged.origin, statement, judged.by + by)
    : new MovedJudged(judged, statement, by);
}

/** Where in the document the given term begins. */
export function startOf(judged: JudgedAssignment): number {
  return judged instanceof MovedJudged ? judged.origin.assignment.span.start + judged.by : judged.assignment.span.start;
}

/** Where the given term stands; for whoever needs nothing else of an assignment that has moved. */
export function spanOf(judged: JudgedAssignment): Span {
  return judged instanceof MovedJudged ? movedSpan(judged.origin.assignment.span, judged.by) : judged.assignment.span;
}

/** What gives the term; for whoever needs little else of an assignment that has moved. */
export function scopeOf(judged: JudgedAssignment): Scope {
  return judged instanceof MovedJudged
    ? scopeIn(judged.statement, judged.origin.assignment, judged.by)
    : judged.assignment.scope;
}

/** An assignment of an earlier version's statement as one of the statement that it has become, so much farther on. */
export function movedTo(statement: Statement, assignment: Assignment, by: number): Assignment {
  if (assignment.statement === statement) return assignment;
  const { mention, readings, span } = assignment;
  const scope = scopeIn(statement, assignment, by);
  return {
    statement,
    mention,
    readings,
    span: movedSpan(span, by),
    owners: assignment.owners === assignment.scope.owners ? scope.owners : assignment.owners,
    scope,
    dimension: dimensionIn(statement, assignment, by),
  };
}

/** What stands around the statement has become what stands around it now; what its own words say has moved with them. */
function scopeIn(statement: Statement, { statement: earlier, scope }: Assignment, by: number): Scope {
  if (scope === earlier.scope && statement.scope !== undefined) return statement.scope;
  const element = earlier.noted.findIndex((one) => one.scope === scope);
  return statement.noted[element]?.scope ?? movedEvidence(scope, by);
}

function dimensionIn(
  statement: Statement,
  { statement: earlier, dimension }: Assignment,
  by: number,
): DimensionCue | undefined {
  if (dimension === earlier.dimension) return statement.dimension;
  return dimension === undefined ? undefined : movedEvidence(dimension, by);
}

function movedEvidence<T extends Scope | DimensionCue>(part: T, by: number): T {
  return by === 0 ? part : { ...part, evidence: movedSpan(part.evidence, by) };
}
