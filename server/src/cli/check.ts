import { evidenceFor } from '../core/lookup/evidence';
import { compareSpans } from '../core/text/span';
import { decode } from './decode';
import { exitCodes, type ExitCode } from './exit-codes';
import type { Format } from './formats/format';
import { printable } from './formats/printable';
import { attempt, findInputs, standardInput } from './inputs';
import type { CheckedPlan, Report, Trouble } from './report';
import type { CommandLineWorld } from './world';

export interface CheckOptions {
  readonly format: Format;
  /** The name under which standard input is shown and judged. */
  readonly stdinFilename?: string;
  /** Each finding is followed by how it came about. */
  readonly evidence?: boolean;
}

/** `rolecheck check`: checks the plans, prints the report and says with which code to exit. */
export async function check(
  args: readonly string[],
  options: CheckOptions,
  world: CommandLineWorld,
): Promise<ExitCode> {
  const report = await checkPlans(args, options, world);
  world.out(options.format(report, { colours: world.colours }));
  for (const { path, message } of report.troubles) world.err(`rolecheck: ${printable(path)}: ${message}\n`);
  return exitCodeOf(report);
}

async function checkPlans(
  args: readonly string[],
  { stdinFilename, evidence }: Pick<CheckOptions, 'stdinFilename' | 'evidence'>,
  world: CommandLineWorld,
): Promise<Report> {
  const inputs = await findInputs(args, world.files);
  const plans: CheckedPlan[] = [];
  const troubles: Trouble[] = [...inputs.troubles];
  for (const input of inputs.paths) {
    const fromInput = input === standardInput;
    const path = fromInput ? (stdinFilename ?? '<stdin>') : input;
    const read = fromInput ? world.readStandardInput : () => world.files.read(input);
    const bytes = await attempt(path, read, (at, message) => void troubles.push({ path: at, message }));
    if (!bytes) continue;
    const decoded = decode(bytes);
    if ('problem' in decoded) {
      troubles.push({ path, message: decoded.problem });
      continue;
    }
    try {
      const analysis = world.analyze(decoded.text, fileNameOf(fromInput ? stdinFilename : input));
      const findings = [...analysis.findings].sort((a, b) => compareSpans(a.span, b.span));
      plans.push({
        path,
        source: analysis.source,
        findings,
        ...(evidence && { evidence: new Map(findings.map((finding) => [finding, evidenceFor(finding, analysis)])) }),
      });
    } catch (error) {
      troubles.push({ path, message: `Rolecheck has a defect and could not check this plan (${briefly(error)}).` });
    }
  }
  return { version: world.version, plans, troubles };
}

function exitCodeOf({ plans, troubles }: Report): ExitCode {
  if (troubles.length > 0) return exitCodes.trouble;
  const fails = plans.some((plan) =>
    plan.findings.some(({ severity }) => severity === 'error' || severity === 'warning'),
  );
  return fails ? exitCodes.findings : exitCodes.clean;
}

function fileNameOf(path: string | undefined): string | undefined {
  return path?.split(/[/\\]/u).at(-1);
}

/** The error's first words, on one line. */
export function briefly(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/\s+/gu, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
