import type { Command } from 'commander';
import { misuse, type AddCommand } from './command';

interface LspFlags {
  readonly stdio?: boolean;
  readonly socket?: string;
  readonly nodeIpc?: boolean;
}

/** `rolecheck lsp`, which hands over to the language server: that decides when to exit, and with which code. */
export const addLsp: AddCommand = (program, world, exitWith) => {
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
        misuse(
          command,
          'lsp is what an editor starts, with --stdio in most cases. To check a plan: rolecheck check plan.md',
        );
      }
      world.startLanguageServer();
      exitWith(undefined);
    });
};
