import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of ours that are evaluated with a file: those that it imports at once, and what these import. */
function evaluatedWith(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, named = ''] of source.matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+)';$/gmu)) {
    const path = join(dirname(file), named);
    const found = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
    if (found !== undefined) evaluatedWith(found, known);
  }
  return known;
}

describe('the start of the command line', () => {
  const files = [...evaluatedWith('server/src/cli/main.ts')].map((path) => path.replaceAll('\\', '/'));

  it('evaluates what every command needs', () => {
    assert.ok(files.includes('server/src/cli/commands/check.ts'), files.join('\n'));
  });

  it('leaves what reads plans, and what opens the taxonomy, until somebody asks for it', () => {
    const heavy =
      /^server\/src\/(?:builtin-taxonomy|compiled-taxonomy|core\/(?!config\/|reference\/plain-text|settings|text\/))/u;
    assert.deepEqual(
      files.filter((path) => heavy.test(path)),
      [],
    );
  });
});
