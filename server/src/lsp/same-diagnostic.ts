import type { Diagnostic, Range } from 'vscode-languageserver';

/** Everything of a diagnostic that is the same wherever it stands. */
export type Said = Pick<Diagnostic, 'code' | 'codeDescription' | 'source' | 'message'>;

/** What the diagnostic carries, where that and what is known here is all of it. */
export function dataOf({ data, tags }: Diagnostic): object | undefined {
  const carried: unknown = data;
  return typeof carried === 'object' && carried !== null && tags === undefined ? carried : undefined;
}

export function saysSame(one: Said, other: Said): boolean {
  return (
    one.message === other.message &&
    one.code === other.code &&
    one.codeDescription === other.codeDescription &&
    one.source === other.source
  );
}

/** Whether the two are written alike, as far as that is easily told. */
export function isSameDiagnostic(one: Diagnostic | undefined, other: Diagnostic | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const data = dataOf(one);
  return (
    data !== undefined &&
    data === dataOf(other) &&
    isSameRange(one.range, other.range) &&
    one.severity === other.severity &&
    saysSame(one, other) &&
    isSameRelated(one.relatedInformation, other.relatedInformation)
  );
}

function isSameRelated(ones: Diagnostic['relatedInformation'], others: Diagnostic['relatedInformation']): boolean {
  if (ones === undefined || others === undefined) return ones === others;
  return (
    ones.length === others.length &&
    ones.every(({ location, message }, index) => {
      const other = others[index];
      return (
        other !== undefined &&
        isSameRange(location.range, other.location.range) &&
        message === other.message &&
        location.uri === other.location.uri
      );
    })
  );
}

function isSameRange({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}
