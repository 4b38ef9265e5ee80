import type { Accuracy, Tally } from './measure';

/** Of what was flagged, the share that was right: 1 where nothing was flagged. */
function precisionOf({ found, falseAlarms }: Tally): number {
  return found + falseAlarms === 0 ? 1 : found / (found + falseAlarms);
}

/** Of what is wrong, the share that was found: 1 where nothing is wrong. */
function recallOf({ found, missed }: Tally): number {
  return found + missed === 0 ? 1 : found / (found + missed);
}

/** The harmonic mean of both. */
function f1Of(tally: Tally): number {
  const [precision, recall] = [precisionOf(tally), recallOf(tally)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** The comparison with what people would use instead, as a Markdown table. */
export function drawCheckers({ checkers }: Accuracy): string {
  const rows = [...checkers].map(
    ([name, score]) =>
      `| ${name} | ${figures(score)} | ${score.falseAlarms} | ${rate(score.found === 0 ? 1 : score.rightRule / score.found)} |`,
  );
  return [
    '| Checked with | Precision | Recall | F1 | False alarms | Right rule |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

/** One of the breakdowns as a Markdown table, the most frequent first. */
function drawTallies(title: string, tallies: ReadonlyMap<string, Tally>): string {
  const size = ({ found, missed, falseAlarms }: Tally): number => found + missed + falseAlarms;
  const rows = [...tallies]
    .sort(([nameA, a], [nameB, b]) => size(b) - size(a) || (nameA < nameB ? -1 : 1))
    .map(
      ([name, tally]) =>
        `| ${name} | ${tally.found} of ${tally.found + tally.missed} | ${tally.falseAlarms} | ${figures(tally)} |`,
    );
  return [
    `| ${title} | Found | False alarms | Precision | Recall | F1 |`,
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

/** What was measured, in a sentence. */
export function sayPlans({ plans, silentPlans, words }: Accuracy): string {
  const thousands = Math.round(words / 1000);
  return `${plans} plans with about ${thousands},000 words, ${silentPlans} of them without a fault.`;
}

/** The whole report as Markdown. */
export function drawReport(accuracy: Accuracy): string {
  return [
    sayPlans(accuracy),
    drawCheckers(accuracy),
    drawTallies('Rule', accuracy.byRule),
    drawTallies('What says whose it is', accuracy.byScopeSource),
    drawTallies('Trap in the plan', accuracy.byTrap),
  ].join('\n\n');
}

function figures(tally: Tally): string {
  return [precisionOf(tally), recallOf(tally), f1Of(tally)].map(rate).join(' | ');
}

function rate(value: number): string {
  return value.toFixed(3);
}
