import { sameOwners } from '../plan/same-owners';
import type { DimensionCue, NotedElement, Scope, Statement } from '../plan/plan';
import type { Assignment } from './assign';

/**
 * Tells of statements of two versions of a document whether the one is the other, and gives it away in the same words to
 * the same owners, wherever it stands by now.
 */
export class Counterparts {
  // Statements that follow one another mostly stand in one scope.
  #earlierScope: Scope | undefined;
  #scope: Scope | undefined;

  isSame(earlier: Statement, now: Statement): boolean {
    return (
      earlier === now ||
      (earlier.text.isCopyOf(now.text) &&
        earlier.form === now.form &&
        earlier.start === now.start &&
        earlier.end === now.end &&
        earlier.dimension?.dimension === now.dimension?.dimension &&
        (earlier.silence === undefined) === (now.silence === undefined) &&
        this.#isSameScope(earlier.scope, now.scope) &&
        this.#areSameElements(earlier.noted, now.noted))
    );
  }

  #isSameScope(earlier: Scope | undefined, now: Scope | undefined): boolean {
    if (earlier === now || (earlier === this.#earlierScope && now === this.#scope)) return true;
    if (earlier?.source !== now?.source || earlier?.strength !== now?.strength) return false;
    if (!sameOwners(earlier?.owners, now?.owners)) return false;
    this.#earlierScope = earlier;
    this.#scope = now;
    return true;
  }

  #areSameElements(earlier: readonly NotedElement[], now: readonly NotedElement[]): boolean {
    return (
      earlier === now ||
      (earlier.length === now.length &&
        earlier.every((element, index) => {
          const other = now[index];
          return (
            element.start === other?.start &&
            element.end === other.end &&
            element.note.start === other.note.start &&
            element.note.end === other.note.end &&
            this.#isSameScope(element.scope, other.scope)
          );
        }))
    );
  }
}

/** An assignment of an earlier version's statement as one of the statement that is its counterpart now. */
export function movedTo(statement: Statement, assignment: Assignment): Assignment {
  const earlier = assignment.statement;
  if (earlier === statement) return assignment;
  const by = statement.text.offsetFrom(earlier.text);
  const { mention, readings, span } = assignment;
  const scope = scopeIn(statement, assignment, by);
  return {
    statement,
    mention,
    readings,
    span: by === 0 ? span : { start: span.start + by, end: span.end + by },
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
  const { start, end } = part.evidence;
  return by === 0 ? part : { ...part, evidence: { start: start + by, end: end + by } };
}
