import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { canFindProcesses, pidsOf } from '../editor/processes';

/** The built programs that speak to editors, as people start them. */
export const servers = {
  'rolecheck lsp --stdio': { program: resolve('dist/cli.js'), drops: 0 },
  'node server.js --stdio': { program: resolve('dist/server.js'), drops: 1 },
} as const;

/** A folder with plans, a home for an editor, and the command `rolecheck`. */
export interface Workplace {
  /** The folder that holds the files. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly scratch: string;
  /** Whether a server that was started from here still runs. */
  readonly hasServer: () => boolean;
  readonly remove: () => void;
}

/** Makes a workplace with these files. */
export function workplace(
  files: Readonly<Record<string, string>>,
  server: keyof typeof servers = 'rolecheck lsp --stdio',
): Workplace {
  // On macOS the folder for temporary files is a link, and editors follow links.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'rolecheck-editors-')));
  const folder = join(root, 'plans & ideas');
  const [bin, home, scratch] = ['bin', 'home', 'scratch'].map((name) => join(root, name)) as [string, string, string];
  for (const path of [folder, bin, home, scratch]) mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // The mark in the arguments, which the server leaves alone, tells this workplace's servers from all others.
  const { program, drops } = servers[server];
  const command = join(bin, 'rolecheck');
  const shift = 'shift\n'.repeat(drops);
  writeFileSync(command, `#!/bin/sh\n${shift}exec '${process.execPath}' '${program}' "$@" '--from=${root}'\n`);
  chmodSync(command, 0o755);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: scratch,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
  };
  return {
    folder,
    env,
    scratch,
    hasServer: () => canFindProcesses && pidsOf(new RegExp(`--from=${root}(?: |$)`, 'u')).length > 0,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
