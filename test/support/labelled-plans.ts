import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../server/src/core/analyze';
import type { SourceText } from '../../server/src/core/text/source-text';
import type { Span } from '../../server/src/core/text/span';

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

/** Something that a checker flags: where, and by which rule. */
export interface Flag {
  readonly span: Span;
  readonly rule: string;
}

/** How what a checker flags compares with what the plan's author says. */
export interface Outcome<F extends Flag> {
  /** What had to be found, with what found it. */
  readonly found: readonly { readonly label: PlanLabel; readonly flag: F }[];
  readonly missed: readonly PlanLabel[];
  /** What no label covers, or one that was found already. */
  readonly falseAlarms: readonly F[];
}

/** Matches flags with labels: they are the same where at least half of the shorter one is covered. */
export function match<F extends Flag>(plan: LabelledPlan, source: SourceText, flags: readonly F[]): Outcome<F> {
  const places = plan.labels.map((label) => ({ label, span: spanOf(label, plan.name, source) }));
  const taken = new Set<PlanLabel>();
  const found: { label: PlanLabel; flag: F }[] = [];
  const falseAlarms: F[] = [];
  for (const flag of flags) {
    const place = places.find(({ label, span }) => !taken.has(label) && areSame(span, flag.span));
    if (place === undefined) falseAlarms.push(flag);
    else {
      taken.add(place.label);
      if (place.label.expect === 'must') found.push({ label: place.label, flag });
    }
  }
  return { found, missed: plan.labels.filter((label) => label.expect === 'must' && !taken.has(label)), falseAlarms };
}

/** Where a label's text stands in its plan. */
export function spanOf(label: PlanLabel, plan: string, source: SourceText): Span {
  const text = source.lineText(label.line - 1);
  let at = -1;
  for (let count = 0; count < (label.occurrence ?? 1); count++) at = text.indexOf(label.text, at + 1);
  if (at < 0) throw new Error(`${plan}:${label.line}: “${label.text}” does not stand on its line.`);
  const start = source.lineStart(label.line - 1) + at;
  return { start, end: start + label.text.length };
}

/** Whether the two cover the same words, as near as people mark them. */
export function areSame(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared >= 0.5 * Math.min(a.end - a.start, b.end - b.start);
}

/** How an analysis compares with the labels of its plan, a line for each thing. */
export interface Comparison {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly wrongRule: readonly string[];
}

/** Compares findings with labels. */
export function compare(plan: LabelledPlan, { findings, source }: Analysis): Comparison {
  const { found, missed, falseAlarms } = match(plan, source, findings);
  const say = (label: PlanLabel): string => `${plan.name}:${label.line} ${label.rule} “${label.text}”`;
  const sayFlag = ({ span, rule }: Flag): string =>
    `${plan.name}:${source.positionAt(span.start).line + 1} ${rule} “${source.slice(span)}”`;
  return {
    found: found.map(({ label }) => say(label)),
    missed: missed.map(say),
    falseAlarms: falseAlarms.map(sayFlag),
    wrongRule: found.filter(({ label, flag }) => label.rule !== flag.rule).map(({ flag }) => sayFlag(flag)),
  };
}
