import type { Analysis } from '../analyze';
import type { JudgedAssignment } from '../assignments/judge';

/** Whether the plan still gives everything to the same owners, in the same order. */
export function givesTheSame(before: Analysis, after: Analysis): boolean {
  return (
    before.judged.length === after.judged.length &&
    before.judged.every((judged, index) => {
      const other = after.judged[index];
      return other !== undefined && gist(judged) === gist(other);
    })
  );
}

/** The assignments that the plan has no more, or has only now. */
export function changedAssignments(
  before: Analysis,
  after: Analysis,
): { readonly gone: readonly JudgedAssignment[]; readonly come: readonly JudgedAssignment[] } {
  return { gone: without(before.judged, after.judged), come: without(after.judged, before.judged) };
}

function without(
  judged: readonly JudgedAssignment[],
  others: readonly JudgedAssignment[],
): readonly JudgedAssignment[] {
  const left = others.map(gist);
  return judged.filter((one) => {
    const at = left.indexOf(gist(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Who has what: the same for the same terms with the same owners, wherever they stand. */
export function gist({ assignment: { readings, owners } }: JudgedAssignment): string {
  const terms = readings.map(({ term }) => term.id);
  const names = owners.map((owner) => (owner.kind === 'role' ? owner.role : owner.name));
  return `${terms.join(' ')}: ${names.join(' ')}`;
}
