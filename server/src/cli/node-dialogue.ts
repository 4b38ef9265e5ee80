import { createInterface } from 'node:readline/promises';
import type { Dialogue } from './world';

/** Questions in this process's terminal. */
export function nodeDialogue(): Dialogue {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Keeps lines that are typed, or pasted, before they are asked for.
  const lines = terminal[Symbol.asyncIterator]();
  return {
    async ask(question) {
      terminal.setPrompt(question);
      terminal.prompt();
      // Ctrl+C and Ctrl+D close the terminal's lines, after which there is no next one.
      const line = await lines.next();
      if (line.done !== true) return line.value.trim();
      process.stdout.write('\n');
      return undefined;
    },
    close: () => terminal.close(),
  };
}
