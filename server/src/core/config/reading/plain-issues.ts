import type * as z from 'zod';
import type { ConfigPath } from '../config';

type Issue = z.core.$ZodIssue;

/** What the schema found wrong, with the way from the top of the file. */
export interface PlainIssue {
  readonly issue: Issue;
  readonly path: ConfigPath;
  /** What stands there; `undefined` for nothing. */
  readonly given: unknown;
}

/**
 * The issues with the way to each. Where a value may have several shapes, the schema finds it wrong as each of them; here
 * are the issues of the shape that it was meant to have, or the schema's own where it has none of them.
 */
export function plainIssues(issues: readonly Issue[], value: unknown): readonly PlainIssue[] {
  return issues.flatMap((issue) => plain(issue, [], value));
}

function plain(issue: Issue, above: ConfigPath, value: unknown): readonly PlainIssue[] {
  const path: ConfigPath = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const given = valueAt(value, path);
  const meant = issue.code === 'invalid_union' && given !== undefined ? meantShape(issue.errors, given) : undefined;
  return meant === undefined ? [{ issue, path, given }] : meant.flatMap((inner) => plain(inner, path, value));
}

/** Of the shapes that a value may have, the issues of the one that it was meant to have; `undefined` where it has none. */
function meantShape(shapes: readonly (readonly Issue[])[], given: unknown): readonly Issue[] | undefined {
  const atRoot = (issues: readonly Issue[]): Issue | undefined => issues.find(({ path }) => path.length === 0);
  const isOtherKind = (issue: Issue | undefined): boolean =>
    issue?.code === 'invalid_type' || (issue?.code === 'invalid_value' && typeof given !== 'string');
  const fitting = shapes.find((issues) => !isOtherKind(atRoot(issues)));
  if (fitting !== undefined || typeof given === 'object') return fitting;
  // A number where a word is meant: quotes are all that it lacks.
  return shapes.find((issues) => {
    const root = atRoot(issues);
    return root?.code === 'invalid_type' && root.expected === 'string';
  });
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Readonly<Record<string | number, unknown>>)[step];
  }
  return inner;
}
