import { standardInput } from './inputs';
import { unnamed } from './report';

/** What names standard input, if anything does. */
export interface Naming {
  /** The name under which standard input is shown and judged. */
  readonly stdinFilename?: string;
}

/** Whether the input is checked under a name, and under which: standard input may have none. */
export function nameOf(input: string, { stdinFilename }: Naming): string | undefined {
  return input === standardInput ? stdinFilename : input;
}

/** How the input is called in reports. */
export function shownPath(input: string, naming: Naming): string {
  return nameOf(input, naming) ?? unnamed;
}

/** The name without folders, which tells some files that are no plans. */
export function fileNameOf(path: string | undefined): string | undefined {
  return path?.split(/[/\\]/u).at(-1);
}
