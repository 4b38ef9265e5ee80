import { attempt, type Complain } from './attempt';
import { formats, type FormatName } from './formats';
import type { FormatOptions } from './formats/format';
import type { Report, Trouble } from './report';
import { namesInRepository } from './repository';
import type { CommandLineWorld } from './world';

/** In which formats a report is wanted, and where. */
export interface ReportTargets {
  readonly format: FormatName;
  /** The file into which the report goes, instead of being printed. */
  readonly output?: string;
  /** Further reports, each into a file of its own. */
  readonly reports?: readonly FileReport[];
}

/** A report in a format of its own, in a file. */
export interface FileReport {
  readonly format: FormatName;
  readonly path: string;
}

/** Writes the report into the files that are wanted, and prints it on the stream; gives what could not be written. */
export async function writeReports(
  report: Report,
  { format, output, reports = [] }: ReportTargets,
  world: CommandLineWorld,
  stream: 'out' | 'err',
): Promise<readonly Trouble[]> {
  const { files } = world;
  const options: FormatOptions = { colours: false, nameOf: await namesInRepository(files) };
  const write = async (name: FormatName, colours: boolean): Promise<string> => {
    const load = formats[name].load;
    return (await load())(report, { ...options, colours });
  };
  const failures: Trouble[] = [];
  const complain: Complain = (path, message) => void failures.push({ path, message });
  const plans = new Set(report.plans.map(({ path }) => files.resolve(path)));
  for (const wanted of [...reports, ...(output === undefined ? [] : [{ format, path: output }])]) {
    const { path } = wanted;
    if (plans.has(files.resolve(path))) {
      complain(path, 'this is one of the plans, so the report was not written over it.');
      continue;
    }
    const text = await write(wanted.format, false);
    const put = async (): Promise<void> => {
      await files.makeFolderOf(path);
      await files.write(path, text);
    };
    await attempt(path, put, complain, 'written');
  }
  if (output === undefined) world[stream](await write(format, stream === 'out' && world.colours));
  return failures;
}
