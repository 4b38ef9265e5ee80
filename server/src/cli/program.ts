import { Command, CommanderError } from 'commander';
import { commands } from './commands';
import { exitCodes, type ExitCode } from './exit-codes';
import { printable } from './formats/printable';
import type { CommandLineWorld } from './world';

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

  for (const add of commands) add(program, world, (exitCode) => void (code = exitCode));

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
