import type { Finding } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';

/**
 * Findings that stand and are accepted. They are recognised by what they are and by the words of their line, never by
 * its number, so that edits elsewhere in the plan do not bring them back.
 */
export interface BaselineEntry {
  /** The plan, relative to the baseline's folder, with forward slashes. */
  readonly path: string;
  readonly rule: string;
  /** `null` where the rule is about no term. */
  readonly term: string | null;
  /** In alphabetical order; empty where the rule is about no role. */
  readonly roles: readonly string[];
  /** The text of the line on which the finding begins; runs of blanks are one, those around it are none. */
  readonly line: string;
  /** How many findings of this kind stand in the plan; at least 1. */
  readonly count: number;
}

/** A plan's findings beside the entries about it. */
export interface Divided {
  /** Those that no entry speaks of, in their order. */
  readonly shown: readonly Finding[];
  /** Those that the entries accept. */
  readonly leftOut: readonly Finding[];
  /** How many findings the entries accept that are not there (any more). */
  readonly unmatched: number;
}

/** The findings of one plan as entries, sorted. */
export function entriesOf(path: string, source: SourceText, findings: readonly Finding[]): readonly BaselineEntry[] {
  return sortedEntries(
    findings.map((finding) => {
      const { rule, term = null, roles = [], span } = finding;
      const line = fold(source.lineText(source.lineAt(span.start)));
      return { path, rule, term, roles: [...new Set(roles)].sort(), line, count: 1 };
    }),
  );
}

/**
 * Divides a plan's findings by the entries about it. Where more findings are alike than an entry accepts, the first ones
 * are left out.
 */
export function divide(
  path: string,
  source: SourceText,
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
): Divided {
  const open = new Map<string, number>();
  for (const entry of entries) {
    if (entry.path === path) open.set(keyOf(entry), (open.get(keyOf(entry)) ?? 0) + entry.count);
  }
  const shown: Finding[] = [];
  const leftOut: Finding[] = [];
  for (const finding of findings) {
    const key = entriesOf(path, source, [finding]).map(keyOf).join('');
    const left = open.get(key) ?? 0;
    if (left > 0) open.set(key, left - 1);
    (left > 0 ? leftOut : shown).push(finding);
  }
  return { shown, leftOut, unmatched: [...open.values()].reduce((sum, left) => sum + left, 0) };
}

/** The entries in an order that depends on nothing but themselves; those that differ in their count alone are one. */
export function sortedEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? entry : { ...known, count: known.count + entry.count });
  }
  // By code unit: the same order on every machine, whatever its language.
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** What a finding is recognised by, as one text. No part of it holds a NUL: it would be no text. */
export function keyOf({ path, rule, term, roles, line }: BaselineEntry): string {
  return [path, line, rule, term ?? '', roles.join(' ')].join('\0');
}

function fold(line: string): string {
  return line.replace(/\s+/gu, ' ').trim();
}
