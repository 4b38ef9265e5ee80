import type { Context, Scope } from './plan';

/** What a heading holds open until one of its level or above comes. */
export interface Frame {
  readonly level: number;
  readonly context: Context;
  /** The heading opened its own scope, or passes on that of the role heading right above it on the same level. */
  readonly sibling: Scope | undefined;
  readonly bareRole: boolean;
  /** Which section it is. */
  readonly section: number;
}

/** What was found in a stretch of the document, of the kind that bears on the whole of it. */
export interface Findings {
  hasScope: boolean;
  hasStrongScope: boolean;
  hasDimension: boolean;
}

export function nothingFound(): Findings {
  return { hasScope: false, hasStrongScope: false, hasDimension: false };
}
