import type { Analysis } from '../core/analyze';
import type { Finding } from '../core/rules/findings';
import { compareSpans } from '../core/text/span';
import { attempt, type Complain } from './attempt';
import type { Baseline } from './baseline/baseline';
import { briefly } from './brief';
import { decode, encode } from './decode';
import type { Repaired } from './fix/repair';
import { standardInput } from './inputs';
import { planCheck, type Outcome, type PlanCheck } from './plan-check';
import { fileNameOf, nameOf, shownPath, type Naming } from './plan-names';
import type { CheckedPlan, Trouble } from './report';
import type { CommandLineWorld, PlanConditions } from './world';

export interface PlanOptions extends Naming {
  /** Each finding is followed by how it came about. */
  readonly evidence?: boolean;
  /** What can be repaired is repaired in the files, or only told. */
  readonly fix?: 'write' | 'dry-run';
  readonly baseline?: Baseline;
}

/**
 * Reads one input, checks it under the conditions that the team sets, if any, and repairs it where asked; `undefined` after
 * telling why that could not be.
 */
export async function checkPlan(
  input: string,
  options: PlanOptions,
  conditions: PlanConditions | undefined,
  world: CommandLineWorld,
  complain: Complain,
): Promise<PlanCheck | undefined> {
  const fromInput = input === standardInput;
  const path = shownPath(input, options);
  const bytes = await attempt(path, fromInput ? world.readStandardInput : () => world.files.read(input), complain);
  if (!bytes) return undefined;
  const decoded = decode(bytes);
  if ('problem' in decoded) {
    complain(path, decoded.problem);
    return undefined;
  }
  try {
    const before = await world.analyze(decoded.text, fileNameOf(nameOf(input, options)), conditions);
    const repaired = options.fix === undefined ? undefined : await repair(path, before, options);
    const text = encode((repaired?.analysis ?? before).source.text, decoded.hasMark);
    const made =
      options.fix === 'write' &&
      repaired !== undefined &&
      (fromInput || repaired.repairs.length === 0 || (await writeBack(input, text, bytes, world, complain)));
    const dryRun = options.fix === 'dry-run';
    const list = made || dryRun ? (repaired?.repairs ?? []) : [];
    return {
      ...(await planOf(path, made ? repaired.analysis : before, options, {
        ...(repaired && { repairs: { dryRun, before: before.source, list } }),
      })),
      ...(fromInput && made && { output: text }),
    };
  } catch (error) {
    complain(path, `Rolecheck has a defect and could not check this plan (${briefly(error)}).`);
    return undefined;
  }
}

/** The same as {@link checkPlan}, with what it has to complain of. */
export async function checkOne(
  input: string,
  options: PlanOptions,
  conditions: PlanConditions | undefined,
  world: CommandLineWorld,
): Promise<Outcome> {
  const troubles: Trouble[] = [];
  const checked = await checkPlan(input, options, conditions, world, (path, message) => {
    troubles.push({ path, message });
  });
  return { checked, troubles };
}

async function repair(path: string, analysis: Analysis, { baseline }: PlanOptions): Promise<Repaired> {
  const { repairPlan } = await import('./fix/repair');
  return repairPlan(
    analysis,
    (now) => new Set(baseline?.divide(path, now.source, inReadingOrder(now.findings)).leftOut),
  );
}

/** Whether the repaired plan was written. */
async function writeBack(
  path: string,
  text: string,
  expected: Uint8Array,
  { files }: CommandLineWorld,
  complain: Complain,
): Promise<boolean> {
  const write = async (): Promise<true> => {
    await files.write(path, text, expected);
    return true;
  };
  return (await attempt(path, write, complain, 'written')) ?? false;
}

async function planOf(
  path: string,
  analysis: Analysis,
  { baseline, evidence }: PlanOptions,
  more: Pick<CheckedPlan, 'repairs'>,
): Promise<PlanCheck> {
  const check = planCheck(path, analysis.source, inReadingOrder(analysis.findings), baseline);
  const { findings } = check.plan;
  const steps = evidence && { evidence: await evidenceOf(findings, analysis) };
  return { ...check, plan: { ...check.plan, ...steps, ...more } };
}

async function evidenceOf(
  findings: readonly Finding[],
  analysis: Analysis,
): Promise<NonNullable<CheckedPlan['evidence']>> {
  const { evidenceFor } = await import('../core/lookup/evidence');
  return new Map(findings.map((finding) => [finding, evidenceFor(finding, analysis)]));
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => compareSpans(a.span, b.span));
}
