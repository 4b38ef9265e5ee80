import type { OpenLabels } from '../labels/open-labels';
import type { Context, Scope } from '../plan';

/** What a heading holds open until one of its level or above comes. */
export interface Frame {
  readonly level: number;
  readonly context: Context;
  /** The heading opened its own scope, or passes on that of the role heading right above it on the same level. */
  readonly sibling: Scope | undefined;
  readonly bareRole: boolean;
  /** The heading's section speaks for somebody of its own; see `Section`. */
  readonly opensScope: boolean;
}

/** All that is open at a place between two blocks, by which it is read on. */
export interface OpenThere {
  readonly frames: readonly Frame[];
  readonly labels: OpenLabels;
}
