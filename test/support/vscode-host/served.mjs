import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installApart } from './npm.mjs';
import { end, run, start, withTimeout } from './processes.mjs';

/** The last version of the package that runs on Node 20; it holds VS Code 1.100. */
const codeServer = { version: '4.100.3', vscode: '1.100' };

const host = '127.0.0.1';

/** VS Code's server, as the npm package `code-server` brings it: a real editor whose window is a page. */
export const served = {
  name: `VS Code ${codeServer.vscode} (served)`,

  /** Installs the server below `cache` unless it is there already; gives the path of its main script. */
  async prepare(cache, say) {
    const folder = join(cache, `code-server-${codeServer.version}`);
    const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    const main = join(vscode, 'out', 'server-main.js');
    if (!existsSync(main)) await install(folder, say);
    await copyFile(
      join(import.meta.dirname, 'spdlog.cjs'),
      join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'),
    );
    return main;
  },

  /** Installs a packed extension as a person does, into the folder `extensions`. */
  async install(main, vsix, { serverData, extensions }) {
    const args = ['--install-extension', vsix, '--extensions-dir', extensions, '--server-data-dir', serverData];
    const output = await run(process.execPath, [main, ...args], { timeout: 120_000 });
    if (!/successfully installed/i.test(output)) throw new Error(`The package was not installed:\n${output}`);
  },

  /** Starts the server on a port of its own choice; gives its address and how to end it. */
  async serve(main, { serverData, extensions }) {
    const args = ['--host', host, '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
    const folders = ['--server-data-dir', serverData, '--extensions-dir', extensions];
    const server = start(process.execPath, [main, ...args, ...folders, '--telemetry-level', 'off']);
    const port = await withTimeout(portOf(server), 60_000, "VS Code's server did not start").catch(async (error) => {
      await end(server);
      throw new Error(`${error.message}\n${server.output()}`);
    });
    const address = `${host}:${port}`;
    return { address, log: server.output, ended: server.ended, end: () => end(server) };
  },
};

/** The page that shows `folder`, with further settings of the window as `payload`. */
export function pageUrl(address, folder, payload = []) {
  const query = new URLSearchParams({ folder, payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) });
  return `http://${address}/?${query}`;
}

/** The form in which the page names a path on the server's machine. */
export function remotePath(address, path) {
  return `vscode-remote://${address}${path}`;
}

/** Two installations: the package, whose own editor brings a list of packages apart from it, and those. */
async function install(folder, say) {
  say(`Installing VS Code's server (code-server ${codeServer.version} from npm, about 250 MB) into ${folder}`);
  const editor = join('node_modules', 'code-server', 'lib', 'vscode');
  await installApart(folder, [`code-server@${codeServer.version}`], [editor]);
}

async function portOf(server) {
  const bound = /(?:bound to|available at)\D*127\.0\.0\.1:(\d+)/;
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = bound.exec(server.output());
      if (match) resolve(Number(match[1]));
    };
    server.onOutput(look);
    look();
    void server.ended.then((result) => reject(new Error(`VS Code's server ended with ${result} while starting.`)));
  });
}
