// Bundles the editor tests into out/editor: node test/editor/build.mjs
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/**
 * Mocha's browser build takes the `module` that it sees for its own and would replace what the bundle exports;
 * where it sees none, it makes itself a global.
 */
const mochaAsGlobal = {
  name: 'mocha-as-global',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (module, exports, define) {\n${await readFile(path, 'utf8')}\n})();`,
    }));
  },
};

/** What both hosts have in common. */
const common = {
  absWorkingDir: root,
  outdir: 'out/editor',
  bundle: true,
  format: 'cjs',
  plugins: [mochaAsGlobal],
  sourcemap: 'linked',
  logLevel: 'warning',
};

/**
 * Builds `out/editor/index.js`, which runs inside VS Code, `out/editor/web.js`, which does so in a browser and knows
 * nothing of Node, and `out/editor/drive.js`, which runs outside and drives it. `grep` says which tests run in a browser.
 */
export async function buildEditorTests(grep) {
  await Promise.all([
    build({
      ...common,
      entryPoints: { index: 'test/editor/suite/index.ts', drive: 'test/editor/drive/index.ts' },
      platform: 'node',
      target: 'node20',
      external: ['vscode', 'playwright-core'],
    }),
    build({
      ...common,
      entryPoints: { web: 'test/editor/suite/web.ts' },
      platform: 'browser',
      target: 'es2022',
      external: ['vscode'],
      define: { EDITOR_GREP: JSON.stringify(grep) ?? 'undefined' },
    }),
  ]);
}

if (process.argv[1] === import.meta.filename) await buildEditorTests();
