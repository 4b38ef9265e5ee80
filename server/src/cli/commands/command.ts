import { Option, type Command } from 'commander';
import type { ExitCode } from '../exit-codes';
import { pageFormats, type PageFormat } from '../terminal/page';
import type { CommandLineWorld } from '../world';

/**
 * Puts one command on the program: its options, its help, and what it does. When it is through, it says with which code
 * to exit; `undefined` leaves that to the language server.
 */
export type AddCommand = (
  program: Command,
  world: CommandLineWorld,
  exitWith: (code: ExitCode | undefined) => void,
) => void;

/** Tells the person how the command was misused, and ends it. */
export function misuse(command: Command, message: string): never {
  return command.error(`rolecheck: ${message}`);
}

/** The flags of commands that print a page. */
export interface PageFlags {
  readonly format: PageFormat;
}

/** `--format` of commands that print a page. */
export function pageFormatOption(): Option {
  return new Option('--format <name>', 'text is for people, markdown for documents, json for programs')
    .choices(pageFormats)
    .default('text');
}
