import type { Analysis } from '../core/analyze';
import { evidenceFor } from '../core/lookup/evidence';
import type { Finding } from '../core/rules/findings';
import { compareSpans } from '../core/text/span';
import { attempt, type Complain } from './attempt';
import type { Baseline } from './baseline/baseline';
import { briefly } from './brief';
import { decode, encode } from './decode';
import { repairPlan, type Repaired } from './fix/repair';
import { standardInput } from './inputs';
import { unnamed, type CheckedPlan, type Trouble } from './report';
import type { CommandLineWorld, PlanConditions } from './world';

export interface PlanOptions {
  /** The name under which standard input is shown and judged. */
  readonly stdinFilename?: string;
  /** Each finding is followed by how it came about. */
  readonly evidence?: boolean;
  /** What can be repaired is repaired in the files, or only told. */
  readonly fix?: 'write' | 'dry-run';
  readonly baseline?: Baseline;
}

/** Whether the input is checked under a name, and under which: standard input may have none. */
export function nameOf(input: string, { stdinFilename }: Pick<PlanOptions, 'stdinFilename'>): string | undefined {
  return input === standardInput ? stdinFilename : input;
}

/** How the input is called in reports. */
export function shownPath(input: string, options: Pick<PlanOptions, 'stdinFilename'>): string {
  return nameOf(input, options) ?? unnamed;
}

/** A plan that was checked, and what else there is to say of it. */
export interface PlanCheck {
  readonly plan: CheckedPlan;
  /** How many findings the baseline accepts here that are not there. */
  readonly unmatched: number;
  /** Standard input after its repairs, where those were asked for. */
  readonly output?: string;
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
    const before = world.analyze(decoded.text, fileNameOf(nameOf(input, options)), conditions);
    const repaired = options.fix === undefined ? undefined : repair(path, before, options);
    const text = encode((repaired?.analysis ?? before).source.text, decoded.hasMark);
    const made =
      options.fix === 'write' &&
      repaired !== undefined &&
      (fromInput || repaired.repairs.length === 0 || (await writeBack(input, text, bytes, world, complain)));
    const dryRun = options.fix === 'dry-run';
    const list = made || dryRun ? (repaired?.repairs ?? []) : [];
    return {
      ...planOf(path, made ? repaired.analysis : before, options, {
        ...(repaired && { repairs: { dryRun, before: before.source, list } }),
      }),
      ...(fromInput && made && { output: text }),
    };
  } catch (error) {
    complain(path, `Rolecheck has a defect and could not check this plan (${briefly(error)}).`);
    return undefined;
  }
}

/** What came of one input. */
export interface Outcome {
  /** `undefined` where it could not be checked. */
  readonly checked: PlanCheck | undefined;
  /** Why, and whatever else went wrong. */
  readonly troubles: readonly Trouble[];
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

function repair(path: string, analysis: Analysis, { baseline }: PlanOptions): Repaired {
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

function planOf(
  path: string,
  analysis: Analysis,
  { baseline, evidence }: PlanOptions,
  more: Pick<CheckedPlan, 'repairs'>,
): PlanCheck {
  const { source } = analysis;
  const all = inReadingOrder(analysis.findings);
  const divided = baseline?.divide(path, source, all);
  const findings = divided?.shown ?? all;
  return {
    plan: {
      path,
      source,
      findings,
      ...(evidence && { evidence: new Map(findings.map((finding) => [finding, evidenceFor(finding, analysis)])) }),
      ...(divided && { leftOut: divided.leftOut }),
      ...more,
    },
    unmatched: divided?.unmatched ?? 0,
  };
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => compareSpans(a.span, b.span));
}

/** The name without folders, which tells some files that are no plans. */
export function fileNameOf(path: string | undefined): string | undefined {
  return path?.split(/[/\\]/u).at(-1);
}
