import type { Context } from '../plan';

/** What labels above a block have opened: a role label first, a dimension label inside it. */
export interface OpenLabels {
  readonly role: Context | undefined;
  readonly dimension: Context | undefined;
  /** For the very next list or table only. */
  readonly next: Context | undefined;
  /** Of a bold label with its text behind it: for the next paragraphs, as long as they begin with "It" or the like. */
  readonly speaker?: Context | undefined;
}

/** No label is open. */
export const NO_LABELS: OpenLabels = { role: undefined, dimension: undefined, next: undefined };
