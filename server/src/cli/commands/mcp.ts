import type { Command } from 'commander';
import { printable } from '../formats/printable';
import { misuse, type AddCommand } from './command';

const help = `
The program that the assistant runs in starts this command; in a terminal it
only waits. It answers on standard output, and writes to no file.

Plans are read from the folders named here. Without any, from those that the
assistant's program has open, or from the current folder.

Example of a set-up, as many programs want it:
  { "mcpServers": { "rolecheck": { "command": "npx", "args": ["rolecheck", "mcp"] } } }
`;

/** `rolecheck mcp`, which hands over to the server for assistants: that ends when its standard input does. */
export const addMcp: AddCommand = (program, world, exitWith) => {
  program
    .command('mcp')
    .summary('serve an AI assistant (Model Context Protocol)')
    .description('Lets an AI assistant check plans and look up terms, roles and KPIs, over the Model Context Protocol.')
    .argument('[folders...]', 'the folders that plans may be read from')
    .addHelpText('after', help)
    .action(async (folders: readonly string[], _flags: unknown, command: Command) => {
      for (const folder of folders) {
        if ((await world.files.kindOf(folder)) !== 'folder')
          misuse(command, `there is no folder “${printable(folder)}”.`);
      }
      world.startAssistantServer(folders);
      exitWith(undefined);
    });
};
