/** What a table's column holds, as far as a KPI's row can fill it. */
export type ColumnUse = 'term' | 'target' | 'unit' | 'formula' | 'date' | 'owner' | 'definition' | 'other';

/**
 * The form in which a term is written into a plan.
 *
 * - `words`: its name alone, within a line that is there already: `KPIs: engagement rate, …`
 * - `item`: what stands behind a list marker that is there already; with `marker`, the marker too, as a whole line
 * - `cell`: the cell of a table whose other columns are filled already
 * - `row`: what stands in a table row from the term's column on, or, with `whole`, a whole row with its bars
 * - `key-value`: what stands behind `KPI:` on a line of its own
 */
export type Shape =
  | { readonly kind: 'words' }
  | { readonly kind: 'item'; readonly marker?: string }
  | { readonly kind: 'cell' }
  | { readonly kind: 'row'; readonly columns: readonly ColumnUse[]; readonly whole: boolean }
  | { readonly kind: 'key-value' };
