import { idOf, type Found, type Named } from '../core/lookup/find-by-name';
import { explained, type JsonExplained } from '../core/reference/explained';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** What is named in passing. */
export interface JsonNamed {
  readonly id: string;
  readonly kind: Named['kind'];
}

/** What `rolecheck explain --format json` prints. Programs may rely on it; later versions only add to it. */
export interface JsonExplanation {
  /** Rolecheck's version. */
  readonly version: string;
  readonly asked: string;
  /** What the words mean: one thing mostly, several where they are equally good matches, none where nothing is known. */
  readonly found: readonly JsonExplained[];
  /** What else the same words may mean. */
  readonly also: readonly JsonNamed[];
  /** What may have been meant where nothing was found. */
  readonly near: readonly JsonNamed[];
}

/** The answer as one JSON object. */
export function toJsonExplanation(
  asked: string,
  { best, also }: Found,
  near: readonly Named[],
  taxonomy: Taxonomy,
  version: string,
): string {
  const passing = (named: Named): JsonNamed => ({ id: idOf(named), kind: named.kind });
  const explanation: JsonExplanation = {
    version,
    asked,
    found: best.map((named) => explained(named, taxonomy)),
    also: also.map(passing),
    near: near.map(passing),
  };
  return `${JSON.stringify(explanation, null, 2)}\n`;
}
