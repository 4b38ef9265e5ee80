import type { Command } from 'commander';
import { misuse, pageFormatOption, type AddCommand, type PageFlags } from './command';

const help = `
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

/** `rolecheck explain` */
export const addExplain: AddCommand = (program, world, exitWith) => {
  program
    .command('explain')
    .summary('say what a term, a role or a rule is about')
    .description(
      'Says what a term means, which role it belongs to and why not to others; or what a role or a rule is about.',
    )
    .usage('[options] TERM|ROLE|RULE')
    .argument('[words...]', 'a term, a role or a rule, in one word or several')
    .addOption(pageFormatOption())
    .addHelpText('after', help)
    .action(async (words: readonly string[], { format }: PageFlags, command: Command) => {
      const asked = words.join(' ').trim();
      if (asked === '')
        misuse(command, 'name a term, a role or a rule, for example: rolecheck explain conversion rate');
      const { explain } = await import('../explain');
      exitWith(await explain(asked, format, world));
    });
};
