import { InvalidArgumentError, Option, type Command } from 'commander';
import { configFileName } from '../../core/config/file-name';
import type { Severity } from '../../core/rules/findings';
import { baselineFileName } from '../baseline/file-name';
import { check, type CheckOptions } from '../check';
import { formats, isFormatName, type FormatName } from '../formats';
import { standardInput } from '../inputs';
import { severities, type FailLevel } from '../report';
import type { FileReport } from '../write-reports';
import { misuse, type AddCommand } from './command';

const help = `
What can be checked:
  plan.md           a file, whatever its name ends in
  plans             all Markdown files in a folder and below it
                    (hidden ones and node_modules are left out)
  "plans/**/*.md"   all files that match a pattern; the quotes keep the
                    shell from reading it
  -                 what another program writes to standard input

In a repository, folders and patterns leave out what .gitignore does; a file that
is named is checked all the same.

Formats, for --format and --report:
${Object.entries(formats)
  .map(([name, { for: readers }]) => `  ${name.padEnd(10)}${readers}`)
  .join('\n')}

The report gives lines and columns from 1; columns count UTF-16 code units,
as editors do.

The nearest .rolecheck.yaml upward from a plan says what holds for it; mistakes
in such a file are shown with the findings. “rolecheck init” writes a first one,
“rolecheck config --print PLAN” says what it comes to.

--fix changes the plans themselves where there is one best way to repair a
finding: what was given to the wrong role moves to its owner, in your own
words; a comment that silences nothing goes. Putting one metric in the place of
another is left to you. With --dry-run it only says what it would do. The
repaired plan from standard input goes to standard output, and the report to
standard error.

A baseline is a file with findings that stand today and are to be left out from
now on, so that only new ones are shown. They are known by the words of their
line, and stay known when other lines change.

Exit codes:
  0  nothing is left, or nothing graver than information
  1  at least one warning or error is left (--fail-on and --max-warnings say
     otherwise)
  2  something could not be checked, there is a mistake in a .rolecheck.yaml,
     or the command was not understood

Examples:
  $ rolecheck check plans --update-baseline
  $ rolecheck check plans --baseline ${baselineFileName}
  $ rolecheck check plans --fix --dry-run
  $ rolecheck check . --format github --report sarif=rolecheck.sarif
  $ rolecheck check community-plan.md
  community-plan.md:5:3  warning  metric-outside-role
      - Conversion rate above 3 %
        ^~~~~~~~~~~~~~~
`;

interface CheckFlags {
  readonly format: FormatName;
  readonly output?: string;
  readonly report?: readonly FileReport[];
  readonly severity?: Severity;
  readonly quiet?: boolean;
  readonly failOn?: FailLevel;
  readonly maxWarnings?: number;
  readonly cache: boolean;
  readonly ignore: boolean;
  readonly stdinFilename?: string;
  readonly evidence?: boolean;
  readonly reproduce?: string;
  readonly redact?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  /** `false` for `--no-config`. */
  readonly config?: string | false;
}

/** `rolecheck check` */
export const addCheck: AddCommand = (program, world, exitWith) => {
  program
    .command('check')
    .summary('check plans and print what stands with the wrong role')
    .description('Checks plans written in Markdown and prints what stands with the wrong role.')
    .usage('[options] FILE|FOLDER|PATTERN|- ...')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input')
    .addOption(
      new Option('--format <name>', 'how to write the report; see below')
        .choices(Object.keys(formats))
        .default('stylish'),
    )
    .option('-o, --output <file>', 'write the report to this file instead of printing it')
    .addOption(
      new Option('--report <format=file>', 'write a further report to a file; may be given several times').argParser(
        fileReportIn,
      ),
    )
    .addOption(new Option('--severity <level>', 'leave out findings that are milder').choices(severities))
    .addOption(
      new Option('-q, --quiet', 'show only what makes the command fail').conflicts(['severity', 'maxWarnings']),
    )
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 for findings from this level on (otherwise: warning)').choices([
        ...severities,
        'never',
      ]),
    )
    .addOption(
      new Option('--max-warnings <number>', 'let this many warnings pass, and fail on more').argParser(countIn),
    )
    .option('--no-cache', 'check everything anew, and keep nothing of it for the next time')
    .option('--no-ignore', 'check what a repository ignores, too')
    .option('--stdin-filename <name>', 'the name to give to what comes from standard input')
    .option('--evidence', 'say of each finding, step by step, how it came about')
    .option(
      '--config <file>',
      `read the team’s rules from this file, for all plans (otherwise the nearest ${configFileName})`,
    )
    .option('--no-config', 'read no such file')
    .option('--fix', 'repair what can be repaired, in the plans themselves')
    .option('--dry-run', 'with --fix: only say what would be repaired')
    .option('--baseline <file>', 'leave out the findings that this file lists')
    .option('--update-baseline', `write that file anew from what is found (without --baseline: ${baselineFileName})`)
    .addOption(
      new Option(
        '--reproduce <line>',
        'print a small report of the finding on this line that you hold to be wrong',
      ).conflicts(['fix', 'baseline', 'updateBaseline']),
    )
    .option('--redact', 'leave names, addresses and sums out of that report')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], flags: CheckFlags, command: Command) => {
      const problem = misuseOf(paths, flags);
      if (problem !== undefined) misuse(command, problem);
      if (flags.reproduce !== undefined) {
        const [path, ...others] = paths;
        if (path === undefined || others.length > 0 || !/^[1-9]\d{0,8}$/u.test(flags.reproduce)) {
          misuse(
            command,
            '--reproduce takes one plan and the number of a line, for example: rolecheck check plan.md --reproduce 12',
          );
        }
        const line = Number(flags.reproduce);
        const { reproduce } = await import('../reproduce');
        exitWith(await reproduce(path, { ...flags, line, redacted: flags.redact === true }, world));
        return;
      }
      exitWith(await check(paths, optionsOf(flags), world));
    });
};

function fileReportIn(value: string, before: readonly FileReport[] = []): readonly FileReport[] {
  const [, format = '', path = ''] = /^([^=]*)=(.+)$/su.exec(value) ?? [];
  if (isFormatName(format)) return [...before, { format, path }];
  throw new InvalidArgumentError(`Write a format and a file, for example: --report sarif=rolecheck.sarif`);
}

function countIn(value: string): number {
  if (/^\d{1,9}$/u.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a number, for example: --max-warnings 10');
}

/** What is wrong with the way in which the flags are put together; `undefined` where nothing is. */
function misuseOf(paths: readonly string[], flags: CheckFlags): string | undefined {
  const { stdinFilename, baseline, updateBaseline, fix, dryRun, reproduce: line, redact } = flags;
  if (paths.length === 0) return 'name at least one plan to check, for example: rolecheck check plan.md';
  const fromInput = paths.includes(standardInput);
  if (stdinFilename !== undefined && !fromInput) {
    return '--stdin-filename is for plans from standard input; add - to the files to check.';
  }
  if (redact && line === undefined) {
    return '--redact is about what --reproduce prints; name the line of the finding with it.';
  }
  if (dryRun && !fix) return '--dry-run is about what --fix would do; add --fix.';
  if (dryRun && updateBaseline)
    return '--dry-run writes nothing, and --update-baseline writes a file; leave one of them out.';
  if (fromInput && stdinFilename === undefined && (baseline !== undefined || updateBaseline)) {
    return 'a baseline knows plans by their names; give the one from standard input its name with --stdin-filename.';
  }
  return undefined;
}

function optionsOf(flags: CheckFlags): CheckOptions {
  const { format, output, report, severity, quiet, failOn, maxWarnings, cache, ignore } = flags;
  const { stdinFilename, evidence, baseline, updateBaseline, fix, dryRun, config } = flags;
  const update = updateBaseline === true;
  return {
    format,
    output,
    reports: report,
    severity: quiet ? (failOn === 'never' ? 'error' : (failOn ?? 'warning')) : severity,
    failOn,
    maxWarnings,
    ignored: !ignore,
    anew: !cache,
    stdinFilename,
    evidence,
    config,
    ...(fix && { fix: dryRun ? 'dry-run' : 'write' }),
    ...((update || baseline !== undefined) && { baseline: { path: baseline ?? baselineFileName, update } }),
  };
}
