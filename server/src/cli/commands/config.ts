import { Option, type Command } from 'commander';
import type { PrintOptions } from '../config/print';
import { misuse, type AddCommand } from './command';

const help = `
The nearest .rolecheck.yaml upward from a plan governs it. For each setting this
prints the value that holds for the plan, and the file and line that say so, or
“default”.

Exit codes:
  0  the settings were printed
  2  there are mistakes in the team’s rules, or the command was not understood

Example:
  $ rolecheck config --print plans/spring.md
`;

interface ConfigFlags extends PrintOptions {
  readonly print?: string;
}

/** `rolecheck config` */
export const addConfig: AddCommand = (program, world, exitWith) => {
  program
    .command('config')
    .summary('say which of your own rules hold for a plan')
    .description('Says what holds for a plan: the team’s own rules and the usual ones, and where each is said.')
    .usage('--print PLAN [options]')
    .option('--print <plan>', 'the plan, which need not be there yet')
    .addOption(
      new Option('--format <name>', 'text is for people, json for programs').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', help)
    .action(async ({ print, format }: ConfigFlags, command: Command) => {
      if (print === undefined) misuse(command, 'name a plan, for example: rolecheck config --print plan.md');
      const { printConfig } = await import('../config/print');
      exitWith(await printConfig(print, { format }, world));
    });
};
