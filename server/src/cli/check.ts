import { configFileName } from '../core/config/file-name';
import type { Severity } from '../core/rules/findings';
import { attempt, type Complain } from './attempt';
import type { Baseline, BaselineOptions } from './baseline/baseline';
import type { PlanOptions } from './check-plan';
import { conditionsOf, TeamConfig, type ConfigChoice } from './config/team-config';
import { decode, encode } from './decode';
import { exitCodes, type ExitCode } from './exit-codes';
import { printable } from './formats/printable';
import { findInputs, standardInput } from './inputs';
import { checkUnlessKnown } from './cache/check-unless-known';
import { Memory, type Governed } from './cache/memory';
import { checkAll, type Helpers } from './parallel/check-all';
import type { Outcome } from './plan-check';
import { nameOf, shownPath } from './plan-names';
import { isAtLeast, type BaselineReport, type CheckedPlan, type FailLevel, type Report, type Trouble } from './report';
import type { CommandLineWorld } from './world';
import { writeReports, type ReportTargets } from './write-reports';

export interface CheckOptions extends Omit<PlanOptions, 'baseline'>, ReportTargets {
  /** Findings that are milder are left out, and count for nothing. */
  readonly severity?: Severity;
  /** From which level on findings make the command fail; otherwise from warnings on. */
  readonly failOn?: FailLevel;
  /** How many warnings are let pass; whatever else is said, more of them make the command fail. */
  readonly maxWarnings?: number;
  /** What a repository ignores is checked too. */
  readonly ignored?: boolean;
  readonly baseline?: BaselineOptions;
  /** What was found earlier is not asked for, and nothing is kept. */
  readonly anew?: boolean;
  readonly config?: ConfigChoice;
}

/** `rolecheck check`: checks the plans, prints the report and says with which code to exit. */
export async function check(
  args: readonly string[],
  options: CheckOptions,
  world: CommandLineWorld,
): Promise<ExitCode> {
  const baseline = options.baseline && (await openBaseline(options.baseline, world));
  if (baseline !== undefined && 'problem' in baseline) {
    tell({ path: options.baseline?.path ?? '', message: baseline.problem }, world);
    return exitCodes.trouble;
  }
  if (
    typeof options.config === 'string' &&
    (await world.files.kindOf(options.config).catch(() => 'missing')) !== 'file'
  ) {
    tell({ path: options.config, message: 'there is no file of this name to read the rules from.' }, world);
    return exitCodes.trouble;
  }
  const team = new TeamConfig(options.config, world);
  const run = await checkPlans(args, { ...options, baseline }, team, world);
  const report = reported(run.report, options);
  // The plan from standard input goes to standard output once it is repaired, and the report makes way.
  const makesWay = options.fix === 'write' && args.includes(standardInput);
  if (makesWay) world.out(run.output);
  const failures = await writeReports(report, options, world, makesWay ? 'err' : 'out');
  const given = [...args, options.stdinFilename];
  for (const path of (report.skipped ?? []).filter((skipped) => given.includes(skipped))) {
    tell({ path, message: `this is left out, since a ${configFileName} says so.` }, world);
  }
  for (const trouble of [...report.troubles, ...failures]) tell(trouble, world);
  return failures.length > 0 ? exitCodes.trouble : exitCodeOf(report, options);
}

/** The report without what was not asked for. */
function reported(report: Report, { severity: level, failOn }: CheckOptions): Report {
  const plans =
    level === undefined
      ? report.plans
      : report.plans.map((plan) => ({
          ...plan,
          findings: plan.findings.filter(({ severity }) => isAtLeast(severity, level)),
        }));
  return { ...report, plans, ...(failOn !== undefined && { failOn }) };
}

/** Opens the baseline, or says why that cannot be. */
async function openBaseline(
  options: BaselineOptions,
  { files }: CommandLineWorld,
): Promise<Baseline | { readonly problem: string }> {
  const { Baseline } = await import('./baseline/baseline');
  return Baseline.open(options, files);
}

function tell({ path, message }: Trouble, world: CommandLineWorld): void {
  world.err(`rolecheck: ${printable(path)}: ${message}\n`);
}

interface Run {
  readonly report: Report;
  /** Standard input after its repairs; empty where there is none. */
  readonly output: string;
}

async function checkPlans(
  args: readonly string[],
  options: PlanOptions & Pick<CheckOptions, 'ignored' | 'config' | 'anew'>,
  team: TeamConfig,
  world: CommandLineWorld,
): Promise<Run> {
  const inputs = await findInputs(args, world.files, options);
  const troubles: Trouble[] = [...inputs.troubles];
  const complain: Complain = (path, message) => void troubles.push({ path, message });
  const skipped: string[] = [];
  let output = '';
  const governed = new Map<string, Governed>();
  for (const input of inputs.paths) {
    const name = nameOf(input, options);
    const said = await team.planConfigFor(name);
    if (!said?.isExcluded) {
      governed.set(input, { conditions: conditionsOf(said), layers: (await team.configFor(name))?.layers });
      continue;
    }
    skipped.push(shownPath(input, options));
    if (input === standardInput && options.fix === 'write') output += await passOn(options, world, complain);
  }
  const check = async (input: string): Promise<Outcome> => {
    const { checkOne } = await import('./check-plan');
    return checkOne(input, options, governed.get(input)?.conditions, world);
  };
  const memory = await memoryFor(governed, options, world);
  const outcomes = await checkUnlessKnown([...governed.keys()], memory, async (unknown) =>
    checkAll(unknown, check, await helpersFor(unknown, options, world)),
  );
  troubles.push(...outcomes.flatMap((outcome) => outcome.troubles));
  const checks = outcomes.flatMap(({ checked }) => checked ?? []);
  const plans = checks.map(({ plan }) => plan);
  const unmatched = checks.reduce((sum, check) => sum + check.unmatched, 0);
  output += checks.map((check) => check.output ?? '').join('');
  const closed = options.baseline && (await closeBaseline(options.baseline, plans, unmatched, complain));
  const configs = team.reports();
  return {
    report: {
      version: world.version,
      taxonomy: world.taxonomy,
      plans,
      troubles,
      ...closed,
      ...(configs.length > 0 && { configs }),
      ...(skipped.length > 0 && { skipped }),
    },
    output,
  };
}

/** What is to be said of findings beside showing them takes more than what was found. */
async function memoryFor(
  governed: ReadonlyMap<string, Governed>,
  { anew, evidence, fix, baseline }: PlanOptions & Pick<CheckOptions, 'anew'>,
  { files, openEarlierFindings }: CommandLineWorld,
): Promise<Memory | undefined> {
  if (anew || evidence || fix !== undefined) return undefined;
  const earlier = await openEarlierFindings?.();
  return earlier && new Memory({ earlier, files, governed, baseline });
}

/** Few files are soon checked, and what is done with findings beside showing them is done in this thread. */
async function helpersFor(
  inputs: readonly string[],
  { evidence, fix, baseline, config }: PlanOptions & Pick<CheckOptions, 'config'>,
  { helpers }: CommandLineWorld,
): Promise<Helpers | undefined> {
  const isPlain = !evidence && fix === undefined && baseline === undefined;
  const isMuch = inputs.length >= FEWEST_FILES && !inputs.includes(standardInput);
  return isPlain && isMuch ? helpers?.(config) : undefined;
}

const FEWEST_FILES = 8;

/** Standard input as it is: whoever reads its repaired form is not to lose what is left out. */
async function passOn(options: PlanOptions, world: CommandLineWorld, complain: Complain): Promise<string> {
  const path = shownPath(standardInput, options);
  const bytes = await attempt(path, world.readStandardInput, complain);
  if (bytes === undefined) return '';
  const decoded = decode(bytes);
  if ('text' in decoded) return encode(decoded.text, decoded.hasMark);
  complain(path, decoded.problem);
  return '';
}

/** Writes the baseline where that was asked for, after which all that was found is accepted. */
async function closeBaseline(
  baseline: Baseline,
  plans: readonly CheckedPlan[],
  unmatched: number,
  complain: Complain,
): Promise<{ readonly plans: readonly CheckedPlan[]; readonly baseline: BaselineReport }> {
  const { path } = baseline;
  if (baseline.isUpdated) {
    const accepted = plans.map((plan) => ({ ...plan, findings: [], leftOut: everythingIn(plan) }));
    const update = async (): Promise<true> => {
      await baseline.update(plans.map((plan) => ({ ...plan, findings: everythingIn(plan) })));
      return true;
    };
    const written = await attempt(path, update, complain, 'written');
    if (written) return { plans: accepted, baseline: { path, written, unmatched: 0 } };
  }
  const gone = await baseline.countGone();
  return { plans, baseline: { path, written: false, unmatched: unmatched + gone } };
}

function everythingIn({ findings, leftOut = [] }: CheckedPlan): CheckedPlan['findings'] {
  return [...leftOut, ...findings];
}

function exitCodeOf(
  { plans, troubles, configs = [] }: Report,
  { failOn = 'warning', maxWarnings }: Pick<CheckOptions, 'failOn' | 'maxWarnings'>,
): ExitCode {
  const isMistaken = configs.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  if (troubles.length > 0 || isMistaken) return exitCodes.trouble;
  const found = plans.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  if (maxWarnings !== undefined && found.filter((severity) => severity === 'warning').length > maxWarnings) {
    return exitCodes.findings;
  }
  const fails = found.some(
    (severity) => isAtLeast(severity, failOn) && !(severity === 'warning' && maxWarnings !== undefined),
  );
  return fails ? exitCodes.findings : exitCodes.clean;
}
