import { configFileName } from '../core/config/file-name';
import { attempt, type Complain } from './attempt';
import type { Baseline, BaselineOptions } from './baseline/baseline';
import { checkPlan, nameOf, shownPath, type PlanOptions } from './check-plan';
import { conditionsOf, TeamConfig, type ConfigChoice } from './config/team-config';
import { decode, encode } from './decode';
import { exitCodes, type ExitCode } from './exit-codes';
import type { Format } from './formats/format';
import { printable } from './formats/printable';
import { findInputs, standardInput } from './inputs';
import type { BaselineReport, CheckedPlan, Report, Trouble } from './report';
import type { CommandLineWorld } from './world';

export interface CheckOptions extends Omit<PlanOptions, 'baseline'> {
  readonly format: Format;
  readonly baseline?: BaselineOptions;
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
  const { report, output } = await checkPlans(args, { ...options, baseline }, team, world);
  // The plan from standard input goes to standard output once it is repaired, and the report makes way.
  if (options.fix === 'write' && args.includes(standardInput)) {
    world.out(output);
    world.err(options.format(report, { colours: false }));
  } else {
    world.out(options.format(report, { colours: world.colours }));
  }
  const given = [...args, options.stdinFilename];
  for (const path of (report.skipped ?? []).filter((skipped) => given.includes(skipped))) {
    tell({ path, message: `this is left out, since a ${configFileName} says so.` }, world);
  }
  for (const trouble of report.troubles) tell(trouble, world);
  return exitCodeOf(report);
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
  options: PlanOptions,
  team: TeamConfig,
  world: CommandLineWorld,
): Promise<Run> {
  const inputs = await findInputs(args, world.files);
  const troubles: Trouble[] = [...inputs.troubles];
  const complain: Complain = (path, message) => void troubles.push({ path, message });
  const plans: CheckedPlan[] = [];
  const skipped: string[] = [];
  let unmatched = 0;
  let output = '';
  for (const input of inputs.paths) {
    const said = await team.planConfigFor(nameOf(input, options));
    if (said?.isExcluded) {
      skipped.push(shownPath(input, options));
      if (input === standardInput && options.fix === 'write') output += await passOn(options, world, complain);
      continue;
    }
    const checked = await checkPlan(input, options, conditionsOf(said), world, complain);
    if (checked === undefined) continue;
    plans.push(checked.plan);
    unmatched += checked.unmatched;
    output += checked.output ?? '';
  }
  const closed = options.baseline && (await closeBaseline(options.baseline, plans, unmatched, complain));
  const configs = team.reports();
  return {
    report: {
      version: world.version,
      plans,
      troubles,
      ...closed,
      ...(configs.length > 0 && { configs }),
      ...(skipped.length > 0 && { skipped }),
    },
    output,
  };
}

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

function exitCodeOf({ plans, troubles, configs = [] }: Report): ExitCode {
  const isMistaken = configs.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  if (troubles.length > 0 || isMistaken) return exitCodes.trouble;
  const fails = plans.some((plan) =>
    plan.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
  );
  return fails ? exitCodes.findings : exitCodes.clean;
}
