import { reproductionOf } from '../core/lookup/reproduction';
import { attempt } from './attempt';
import { conditionsOf, TeamConfig, type ConfigChoice } from './config/team-config';
import { decode } from './decode';
import { exitCodes, type ExitCode } from './exit-codes';
import { printable } from './formats/printable';
import { standardInput } from './inputs';
import { fileNameOf, nameOf } from './plan-names';
import type { CommandLineWorld } from './world';

/** Which finding the report is about. */
export interface ReproduceOptions {
  /** The line of the finding, counted from 1. */
  readonly line: number;
  readonly redacted: boolean;
  readonly stdinFilename?: string;
  readonly config?: ConfigChoice;
}

/** `rolecheck check FILE --reproduce LINE`: prints a report of the finding on that line, to be sent by hand. */
export async function reproduce(path: string, options: ReproduceOptions, world: CommandLineWorld): Promise<ExitCode> {
  const fail = (message: string): ExitCode => {
    world.err(`rolecheck: ${printable(path)}: ${message}\n`);
    return exitCodes.trouble;
  };
  let problem = 'The file could not be read.';
  const read = path === standardInput ? world.readStandardInput : () => world.files.read(path);
  const bytes = await attempt(path, read, (_at, message) => void (problem = message));
  if (!bytes) return fail(problem);
  const decoded = decode(bytes);
  if ('problem' in decoded) return fail(decoded.problem);
  const name = nameOf(path, options);
  const said = await new TeamConfig(options.config, world).planConfigFor(name);
  const analysis = await world.analyze(decoded.text, fileNameOf(name), conditionsOf(said));
  const found = analysis.findings.filter(
    ({ span }) => analysis.source.positionAt(span.start).line === options.line - 1,
  );
  if (found.length === 0) return fail(`There is no finding on line ${options.line}; check the plan to see the lines.`);
  const { version } = world;
  world.out(
    found.map((finding) => reproductionOf(finding, analysis, { version, redacted: options.redacted })).join('\n'),
  );
  return exitCodes.clean;
}
