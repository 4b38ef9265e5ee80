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

/** Builds `out/editor/index.js`, which runs inside VS Code, and `out/editor/drive.js`, which runs outside and drives it. */
export async function buildEditorTests() {
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'test/editor/suite/index.ts', drive: 'test/editor/drive/index.ts' },
    outdir: 'out/editor',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [mochaAsGlobal],
    external: ['vscode', 'playwright-core'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

if (process.argv[1] === import.meta.filename) await buildEditorTests();
