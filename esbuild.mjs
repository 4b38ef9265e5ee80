// Builds what runs: node esbuild.mjs [--tests] [--production] [--watch]
import { rm } from 'node:fs/promises';
import { globSync } from 'tinyglobby';
import { build, context } from 'esbuild';
import {
  compiledTaxonomy,
  evaluatedLater,
  pagesWithoutSpecimens,
  yamlAsData,
} from './server/tools/esbuild-plugins.mjs';
import { mochaSuites } from './test/suites.mjs';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** Rule pages and plans in tests are imported as text. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  loader: { '.md': 'text' },
  logLevel: flags.has('--watch') ? 'info' : 'warning',
  sourcemap: production ? false : 'linked',
  minify: production,
};

const program = {
  ...common,
  entryPoints: {
    client: 'client/src/node/extension.ts',
    server: 'server/src/start/server.ts',
    'server-main': 'server/src/node/main.ts',
    cli: 'server/src/start/cli.ts',
    'cli-main': 'server/src/cli/main.ts',
  },
  outdir: 'dist',
  assetNames: '[name]',
  plugins: [
    compiledTaxonomy('file'),
    pagesWithoutSpecimens,
    evaluatedLater('yaml'),
    evaluatedLater('node:child_process'),
  ],
  external: ['vscode'],
  // Code that is run with what V8 made of it the last time has nobody to ask for modules in the way of `import()`.
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  legalComments: 'none',
};

/** One program for each suite: what its files have in common, the taxonomy above all, is loaded once. */
const suitesAsPrograms = {
  name: 'suites-as-programs',
  setup(builder) {
    builder.onResolve({ filter: /^suite:/ }, ({ path }) => ({ path: path.slice('suite:'.length), namespace: 'suite' }));
    builder.onLoad({ filter: /.*/, namespace: 'suite' }, ({ path }) => {
      const patterns = mochaSuites[path].map((folder) => `test/${folder}/**/*.test.ts`);
      const files = globSync(patterns, { cwd: import.meta.dirname }).sort();
      return {
        contents: files.map((file) => `import './${file}';`).join('\n'),
        resolveDir: import.meta.dirname,
        watchFiles: files,
      };
    });
  },
};

const tests = {
  ...common,
  entryPoints: [
    ...Object.keys(mochaSuites).map((suite) => ({ in: `suite:${suite}`, out: `test/${suite}` })),
    ...globSync('server/tools/*.ts', { cwd: import.meta.dirname }).map((file) => ({
      in: file,
      out: file.replace(/\.ts$/, ''),
    })),
  ],
  plugins: [yamlAsData, suitesAsPrograms],
  outdir: 'out',
  packages: 'external',
  sourcemap: 'linked',
  minify: false,
};

const builds = flags.has('--tests') ? [program, tests] : [program];
if (flags.has('--watch')) {
  for (const options of builds) await (await context(options)).watch();
} else {
  if (production) await rm('dist', { recursive: true, force: true });
  await Promise.all(builds.map((options) => build(options)));
}
