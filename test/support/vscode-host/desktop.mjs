import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { end, run, start, withTimeout } from './processes.mjs';

/**
 * Which version `VSCODE_VERSION` asks for: a number, `stable`, `insiders`, or `oldest` for the one that the extension needs
 * at least; nothing where any will do.
 */
async function versionWanted(root) {
  const wanted = process.env.VSCODE_VERSION;
  if (wanted !== 'oldest') return wanted || undefined;
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return engines.vscode.replace('^', '');
}

/** The desktop build of VS Code, where the machine has one or may download it. */
export const desktop = {
  name: 'VS Code (desktop)',

  /**
   * The path of a desktop build that is there already: `VSCODE_EXECUTABLE`, or one downloaded before. A version that
   * `VSCODE_VERSION` names is downloaded if need be.
   */
  async find(root, say) {
    const named = process.env.VSCODE_EXECUTABLE;
    if (named) {
      if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
      return named;
    }
    if (await versionWanted(root)) return this.download(root, say);
    const cache = join(root, '.vscode-test');
    if (!existsSync(cache)) return undefined;
    const complete = (await readdir(cache)).filter((name) => existsSync(join(cache, name, 'is-complete')));
    // With a whole download at hand this asks the network for nothing.
    const [newest] = complete.sort().reverse();
    const version = newest && /(\d+\.\d+\.\d+)$/.exec(newest)?.[1];
    return version && downloadAndUnzipVSCode({ version, cachePath: cache });
  },

  /** Downloads the desktop build (about 150 MB). Rejects when that cannot be done in time. */
  async download(root, say) {
    const version = await versionWanted(root);
    say(`Downloading the desktop build of VS Code ${version ?? ''}`.trimEnd());
    const download = downloadAndUnzipVSCode({ version, cachePath: join(root, '.vscode-test'), timeout: 20_000 });
    return withTimeout(download, 300_000, 'it did not end').catch((error) => {
      throw new Error(`The desktop build of VS Code could not be downloaded (${error.message}). Use --host served.`);
    });
  },

  /** Installs a packed extension as a person does, into the folder `extensions`. */
  async install(executable, vsix, { userData, extensions }) {
    const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
    const folders = ['--user-data-dir', userData, '--extensions-dir', extensions];
    const shell = process.platform === 'win32';
    await run(shell ? `"${cli}"` : cli, [...args, ...folders, '--install-extension', vsix], {
      timeout: 120_000,
      shell,
    });
  },

  /** Runs the suite at `tests` in a window that shows `folder`; gives the exit code and what was said. */
  async runSuite(executable, { folder, host, tests, userData, extensions, timeout, onOutput }) {
    const args = [
      folder,
      `--extensionDevelopmentPath=${host}`,
      `--extensionTestsPath=${tests}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
    ];
    // Linux draws windows on a display only; a machine without one can lend a virtual one.
    const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
    const [command, ...rest] = needsDisplay ? ['xvfb-run', '-a', executable, ...args] : [executable, ...args];
    if (needsDisplay && !isOnPath('xvfb-run')) throw new Error('There is no display, and no xvfb-run to make one.');
    const window = start(command, rest);
    window.onOutput(onOutput);
    try {
      return await withTimeout(window.ended, timeout, 'The tests did not finish');
    } finally {
      await end(window);
    }
  },
};

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
