import type { AddCommand } from './command';

const help = `
The file says what your teams are called, who owns what with you, which files
are plans and how strongly findings are shown. It holds for the folder it is in
and all below it, in editors and on the command line. There are at most two
questions; without a terminal, or with --yes, there are none.

Exit codes:
  0  the file was written
  2  it was not: there is one already, it could not be written, you stopped,
     or the command was not understood

Example:
  $ rolecheck init
`;

interface InitFlags {
  readonly yes?: boolean;
}

/** `rolecheck init` */
export const addInit: AddCommand = (program, world, exitWith) => {
  program
    .command('init')
    .summary('write a first .rolecheck.yaml with your own rules')
    .description('Writes a first .rolecheck.yaml into the current folder, for the rules of your own team.')
    .option('-y, --yes', 'ask nothing')
    .addHelpText('after', help)
    .action(async ({ yes }: InitFlags) => {
      const { init } = await import('../init/init');
      exitWith(await init({ yes: yes === true }, world));
    });
};
