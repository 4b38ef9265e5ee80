import { Command, CommanderError, Option } from 'commander';
import { check } from './check';
import { compare } from './compare';
import { exitCodes, type ExitCode } from './exit-codes';
import { explain } from './explain';
import { formats, type FormatName } from './formats';
import { printable } from './formats/printable';
import { standardInput } from './inputs';
import { reproduce } from './reproduce';
import { pageFormats, type PageFormat } from './terminal/page';
import type { CommandLineWorld } from './world';

const checkHelp = `
What can be checked:
  plan.md           a file, whatever its name ends in
  plans             all Markdown files in a folder and below it
                    (hidden ones and node_modules are left out)
  "plans/**/*.md"   all files that match a pattern; the quotes keep the
                    shell from reading it
  -                 what another program writes to standard input

The report gives lines and columns from 1; columns count UTF-16 code units,
as editors do.

Exit codes:
  0  nothing found, or nothing graver than information
  1  at least one warning or error was found
  2  something could not be checked, or the command was not understood

Example:
  $ rolecheck check community-plan.md
  community-plan.md:5:3  warning  metric-outside-role
      - Conversion rate above 3 %
        ^~~~~~~~~~~~~~~
`;

const explainHelp = `
What can be explained:
  click-through rate    a term in any words that plans have for it; the
  CTR                   words need no quotes
  brand manager         a role by its name or a title
  metric-outside-role   a rule by its name

Exit codes:
  0  the page was printed, or the list of what the words may mean
  2  nothing of this name is known, or the command was not understood

Example:
  $ rolecheck explain conversion rate
`;

const compareHelp = `
Roles may be named as people write them: community, "social media", Brand,
"marketing manager". The order given is the order of the columns.

Exit codes:
  0  the comparison was printed
  2  a name is that of no role, or the command was not understood

Examples:
  $ rolecheck compare community social media
  $ rolecheck compare brand marketing --format markdown
`;

interface PageFlags {
  readonly format: PageFormat;
}

interface CheckFlags {
  readonly format: FormatName;
  readonly stdinFilename?: string;
  readonly evidence?: boolean;
  readonly reproduce?: string;
  readonly redact?: boolean;
}

interface LspFlags {
  readonly stdio?: boolean;
  readonly socket?: string;
  readonly nodeIpc?: boolean;
}

/**
 * Runs the command line with these arguments (those after the program's own name) and gives the code to exit with.
 * Starting the language server gives `undefined`: the server decides when to exit.
 */
export async function runCommandLine(args: readonly string[], world: CommandLineWorld): Promise<ExitCode | undefined> {
  let code: ExitCode | undefined = exitCodes.clean;
  const program = new Command('rolecheck')
    .description('Checks marketing plans: which metric, tactic or goal stands with the wrong role?')
    .version(world.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExample:\n  $ rolecheck check community-plan.md\n\nMore about a command: rolecheck check --help',
    )
    .configureOutput({
      writeOut: world.out,
      writeErr: world.err,
      outputError: (message, write) => write(message.replace(/^error: /u, 'rolecheck: ')),
    })
    .exitOverride();

  program
    .command('check')
    .summary('check plans and print what stands with the wrong role')
    .description('Checks plans written in Markdown and prints what stands with the wrong role.')
    .usage('[options] FILE|FOLDER|PATTERN|- ...')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input')
    .addOption(
      new Option('--format <name>', 'stylish is for people, json is for programs')
        .choices(Object.keys(formats))
        .default('stylish'),
    )
    .option('--stdin-filename <name>', 'the name to give to what comes from standard input')
    .option('--evidence', 'say of each finding, step by step, how it came about')
    .option('--reproduce <line>', 'print a small report of the finding on this line that you hold to be wrong')
    .option('--redact', 'leave names, addresses and sums out of that report')
    .addHelpText('after', checkHelp)
    .action(async (paths: readonly string[], flags: CheckFlags, command: Command) => {
      if (paths.length === 0) {
        command.error('rolecheck: name at least one plan to check, for example: rolecheck check plan.md');
      }
      if (flags.stdinFilename !== undefined && !paths.includes(standardInput)) {
        command.error('rolecheck: --stdin-filename is for plans from standard input; add - to the files to check.');
      }
      if (flags.redact === true && flags.reproduce === undefined) {
        command.error('rolecheck: --redact is about what --reproduce prints; name the line of the finding with it.');
      }
      if (flags.reproduce !== undefined) {
        const [path, ...others] = paths;
        if (path === undefined || others.length > 0 || !/^[1-9]\d{0,8}$/u.test(flags.reproduce)) {
          command.error(
            'rolecheck: --reproduce takes one plan and the number of a line, for example: rolecheck check plan.md --reproduce 12',
          );
        }
        const line = Number(flags.reproduce);
        code = await reproduce(path, { ...flags, line, redacted: flags.redact === true }, world);
        return;
      }
      code = await check(paths, { ...flags, format: formats[flags.format] }, world);
    });

  const pageFormat = (): Option =>
    new Option('--format <name>', 'text is for people, markdown for documents, json for programs')
      .choices(pageFormats)
      .default('text');

  program
    .command('explain')
    .summary('say what a term, a role or a rule is about')
    .description(
      'Says what a term means, which role it belongs to and why not to others; or what a role or a rule is about.',
    )
    .usage('[options] TERM|ROLE|RULE')
    .argument('[words...]', 'a term, a role or a rule, in one word or several')
    .addOption(pageFormat())
    .addHelpText('after', explainHelp)
    .action((words: readonly string[], { format }: PageFlags, command: Command) => {
      const asked = words.join(' ').trim();
      if (asked === '') {
        command.error('rolecheck: name a term, a role or a rule, for example: rolecheck explain conversion rate');
      }
      code = explain(asked, format, world);
    });

  program
    .command('compare')
    .summary('set two to four roles side by side')
    .description('Sets two to four roles side by side: what they aim at, do and are measured on.')
    .usage('[options] ROLE ROLE ...')
    .argument('[roles...]', 'two to four roles')
    .addOption(pageFormat())
    .addHelpText('after', compareHelp)
    .action((names: readonly string[], { format }: PageFlags, command: Command) => {
      if (names.length === 0) {
        command.error('rolecheck: name the roles to compare, for example: rolecheck compare community marketing');
      }
      code = compare(names, format, world);
    });

  program
    .command('lsp')
    .summary('start the language server for an editor')
    .description('Starts the language server. Editors run this; it is of no use in a terminal.')
    .option('--stdio', 'talk over standard input and output')
    .option('--socket <port>', 'connect to an editor that listens on this port')
    .option('--node-ipc', 'talk over the channel of the Node.js program that started it')
    .allowUnknownOption()
    .allowExcessArguments()
    .action((flags: LspFlags, command: Command) => {
      if (!flags.stdio && !flags.nodeIpc && flags.socket === undefined) {
        command.error(
          'rolecheck: lsp is what an editor starts, with --stdio in most cases. To check a plan: rolecheck check plan.md',
        );
      }
      world.startLanguageServer();
      code = undefined;
    });

  // Whoever leaves out the command most likely wants a plan checked.
  program.on('command:*', ([word = '']: readonly string[]) => {
    const shown = printable(word);
    program.error(`rolecheck: there is no command "${shown}". To check a plan: rolecheck check ${shown}`);
  });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has told the person what is wrong by now; help and version that were asked for are no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.trouble;
    throw error;
  }
}
