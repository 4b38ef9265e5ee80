import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes texts to a folder of their own, and gives their paths. */
export function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}

/** The same for plans, which get their names from their order. */
export function writePlans(folder: string, plans: readonly string[]): string[] {
  return writeFiles(
    folder,
    plans.map((text, index) => ({ name: `plan-${String(index).padStart(4, '0')}.md`, text })),
  );
}
