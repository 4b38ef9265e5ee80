import type { Label } from './labels';

/** Whether two labels say the same in the same place of their texts. */
export function isSameLabel(one: Label, other: Label): boolean {
  return (
    one === other ||
    (one.start === other.start &&
      one.end === other.end &&
      one.hasSubject === other.hasSubject &&
      one.dimension === other.dimension &&
      one.dimensionOnly === other.dimensionOnly &&
      one.plainDimension === other.plainDimension &&
      one.silence === other.silence &&
      one.someoneElse === other.someoneElse &&
      areSameNames(one.roles, other.roles) &&
      areSameNames(one.neighbours, other.neighbours))
  );
}

function areSameNames(ones: Label['roles'], others: Label['roles']): boolean {
  return (
    ones === others ||
    (ones.length === others.length &&
      ones.every((one, index) => {
        const other = others[index];
        return (
          one.start === other?.start &&
          one.end === other.end &&
          one.form === other.form &&
          one.role === other.role &&
          one.neighbour === other.neighbour
        );
      }))
  );
}
