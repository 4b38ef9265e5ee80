import { areSame, match, spanOf, type Flag, type LabelledPlan } from '../../../test/support/labelled-plans';
import { analyze, type Analysis } from '../../src/core/analyze';
import type { Taxonomy } from '../../src/core/taxonomy/taxonomy';
import { type SourceText } from '../../src/core/text/source-text';
import type { Span } from '../../src/core/text/span';
import { nearestHeading, wordList, type Checker } from './baselines';

/** What was found, missed and flagged without need. */
export interface Tally {
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** How a checker did on all plans. */
export interface Score extends Tally {
  /** Of what was found, how much was found by the rule that the label names. */
  readonly rightRule: number;
}

/** The project's own accuracy, and that of what people would use instead, on the same plans in the same run. */
export interface Accuracy {
  readonly plans: number;
  /** Plans in which nothing is wrong. */
  readonly silentPlans: number;
  readonly words: number;
  readonly checkers: ReadonlyMap<string, Score>;
  readonly byRule: ReadonlyMap<string, Tally>;
  /** By what said whose it is: a heading, a table, a sentence. What was not read at all stands under `not read`. */
  readonly byScopeSource: ReadonlyMap<string, Tally>;
  /** By the traps that the plans' authors set; a plan with several counts in each. */
  readonly byTrap: ReadonlyMap<string, Tally>;
}

/** The rules about terms and roles: those that labels are about, and that a word list could know. */
const LABELLED_RULE = '-outside-role';

/** Checks every plan with Rolecheck and with its rivals, and counts. */
export function measureAccuracy(plans: readonly LabelledPlan[], taxonomy: Taxonomy): Accuracy {
  const rivals: readonly (readonly [string, Checker])[] = [
    ['a word list, applied everywhere', wordList(taxonomy)],
    ['the same list, by the nearest heading', nearestHeading(taxonomy)],
  ];
  const checkers = new Map<string, Score>();
  const byRule = new Map<string, Tally>();
  const byScopeSource = new Map<string, Tally>();
  const byTrap = new Map<string, Tally>();
  let words = 0;
  for (const plan of plans) {
    const analysis = analyze(plan.text, { taxonomy, fileName: `${plan.name}.md` });
    const { source } = analysis;
    words += plan.text.split(/\s+/).length;
    const flags = analysis.findings.filter(({ rule }) => rule.endsWith(LABELLED_RULE));
    const own = count(plan, source, flags, checkers, 'Rolecheck');
    for (const [name, check] of rivals) count(plan, source, check(source), checkers, name);
    for (const { label, flag } of own.found) {
      add(byRule, label.rule, 'found');
      add(byScopeSource, scopeSourceAt(analysis, flag.span), 'found');
    }
    for (const label of own.missed) {
      add(byRule, label.rule, 'missed');
      add(byScopeSource, scopeSourceAt(analysis, spanOf(label, plan.name, source)), 'missed');
    }
    for (const { rule, span } of own.falseAlarms) {
      add(byRule, rule, 'falseAlarms');
      add(byScopeSource, scopeSourceAt(analysis, span), 'falseAlarms');
    }
    for (const trap of plan.traps) {
      add(byTrap, trap, 'found', own.found.length);
      add(byTrap, trap, 'missed', own.missed.length);
      add(byTrap, trap, 'falseAlarms', own.falseAlarms.length);
    }
  }
  const silentPlans = plans.filter(({ labels }) => labels.length === 0).length;
  return { plans: plans.length, silentPlans, words, checkers, byRule, byScopeSource, byTrap };
}

function count(
  plan: LabelledPlan,
  source: SourceText,
  flags: readonly Flag[],
  checkers: Map<string, Score>,
  name: string,
): ReturnType<typeof match<Flag>> {
  const outcome = match(plan, source, flags);
  const before = checkers.get(name) ?? { ...NOTHING, rightRule: 0 };
  checkers.set(name, {
    found: before.found + outcome.found.length,
    missed: before.missed + outcome.missed.length,
    falseAlarms: before.falseAlarms + outcome.falseAlarms.length,
    rightRule: before.rightRule + outcome.found.filter(({ label, flag }) => label.rule === flag.rule).length,
  });
  return outcome;
}

const NOTHING: Tally = { found: 0, missed: 0, falseAlarms: 0 };

function add(tallies: Map<string, Tally>, key: string, what: keyof Tally, howMany = 1): void {
  const before = tallies.get(key) ?? NOTHING;
  tallies.set(key, { ...before, [what]: before[what] + howMany });
}

function scopeSourceAt({ judged }: Analysis, span: Span): string {
  return judged.find(({ assignment }) => areSame(assignment.span, span))?.assignment.scope.source ?? 'not read';
}
