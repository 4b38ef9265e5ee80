import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../server/src/core/analyze';

/** One thing that the author of a labelled plan says about it. */
export interface PlanLabel {
  /** One-based. */
  readonly line: number;
  /** Stands exactly so on that line. */
  readonly text: string;
  /** Which of several on the line, one-based. */
  readonly occurrence?: number;
  readonly role: string;
  readonly rule: string;
  /** `must`: missing it is a miss. `may`: practice differs, and flagging it or not is both right. */
  readonly expect: 'must' | 'may';
}

export interface LabelledPlan {
  readonly name: string;
  readonly text: string;
  readonly traps: readonly string[];
  readonly labels: readonly PlanLabel[];
}

/** The plans of a folder whose labels stand beside them, by name. */
export function labelledPlans(folder: string): readonly LabelledPlan[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.labels.json'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.labels\.json$/, '');
      const { traps, labels } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Pick<
        LabelledPlan,
        'traps' | 'labels'
      >;
      return { name, traps, labels, text: readFileSync(join(folder, `${name}.md`), 'utf8') };
    });
}

/** How an analysis compares with the labels of its plan. */
export interface Comparison {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly wrongRule: readonly string[];
}

/** Compares findings with labels: they are the same where at least half of the shorter one is covered. */
export function compare(plan: LabelledPlan, { findings, source }: Analysis): Comparison {
  const lines = plan.text.split(/\r\n|\r|\n/);
  const places = plan.labels.map((label) => {
    let at = -1;
    for (let count = 0; count < (label.occurrence ?? 1); count++)
      at = (lines[label.line - 1] ?? '').indexOf(label.text, at + 1);
    if (at < 0) throw new Error(`${plan.name}:${label.line}: “${label.text}” does not stand on its line.`);
    return { label, start: at, end: at + label.text.length };
  });
  const found = new Set<PlanLabel>();
  const falseAlarms: string[] = [];
  const wrongRule: string[] = [];
  for (const finding of findings) {
    const { start, end } = source.rangeOf(finding.span);
    const shown = `${plan.name}:${start.line + 1} ${finding.rule} “${source.slice(finding.span)}”`;
    const place = places.find(({ label, start: from, end: to }) => {
      const shared = Math.min(end.character, to) - Math.max(start.character, from);
      return (
        label.line === start.line + 1 &&
        !found.has(label) &&
        shared >= 0.5 * Math.min(end.character - start.character, to - from)
      );
    });
    if (place === undefined) falseAlarms.push(shown);
    else {
      found.add(place.label);
      if (place.label.expect === 'must' && place.label.rule !== finding.rule) wrongRule.push(shown);
    }
  }
  const musts = plan.labels.filter((label) => label.expect === 'must');
  const say = (label: PlanLabel): string => `${plan.name}:${label.line} ${label.rule} “${label.text}”`;
  return {
    found: musts.filter((label) => found.has(label)).map(say),
    missed: musts.filter((label) => !found.has(label)).map(say),
    falseAlarms,
    wrongRule,
  };
}
