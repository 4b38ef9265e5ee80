import type { Command } from 'commander';
import { misuse, pageFormatOption, type AddCommand, type PageFlags } from './command';

const help = `
Roles may be named as people write them: community, "social media", Brand,
"marketing manager". The order given is the order of the columns.

Exit codes:
  0  the comparison was printed
  2  a name is that of no role, or the command was not understood

Examples:
  $ rolecheck compare community social media
  $ rolecheck compare brand marketing --format markdown
`;

/** `rolecheck compare` */
export const addCompare: AddCommand = (program, world, exitWith) => {
  program
    .command('compare')
    .summary('set two to four roles side by side')
    .description('Sets two to four roles side by side: what they aim at, do and are measured on.')
    .usage('[options] ROLE ROLE ...')
    .argument('[roles...]', 'two to four roles')
    .addOption(pageFormatOption())
    .addHelpText('after', help)
    .action(async (names: readonly string[], { format }: PageFlags, command: Command) => {
      if (names.length === 0) {
        misuse(command, 'name the roles to compare, for example: rolecheck compare community marketing');
      }
      const { compare } = await import('../compare');
      exitWith(await compare(names, format, world));
    });
};
