import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The command line as it is built. Tests run from the project's root. */
export const cliPath = resolve('dist/cli.js');

/** Where programs keep what is compiled, so that nobody's own folder takes part. There is no place for what was found: every test has its plans checked. */
const caches = mkdtempSync(join(tmpdir(), 'rolecheck-caches-'));
mkdirSync(join(caches, 'rolecheck'), { mode: 0o700 });
writeFileSync(join(caches, 'rolecheck', 'findings'), '');
process.once('exit', () => rmSync(caches, { recursive: true, force: true }));
const ownCaches = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches };

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line, or a copy of it, in the folder, with these variables too, and waits for its end. */
export function runCli(
  args: readonly string[],
  cwd: string,
  input: string | Uint8Array = '',
  env: NodeJS.ProcessEnv = {},
  program = cliPath,
): Promise<Finished> {
  return new Promise((finished) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, ...ownCaches, NO_COLOR: '', ...env },
    });
    let out = '';
    let err = '';
    // Decoded as one stream: a character may come in two pieces.
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.stdin.on('error', () => {
      // A command that does not read its input may end before it is written.
    });
    child.stdin.end(input);
    child.once('close', (code) => finished({ code, out, err }));
  });
}

/** A folder of its own for a test, with these files; `remove` takes it away again. */
export async function temporaryFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rolecheck-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
