// Builds what runs: node esbuild.mjs [--tests] [--production] [--watch]
import { readFile, rm } from 'node:fs/promises';
import { globSync } from 'tinyglobby';
import { build, context } from 'esbuild';
import { parse } from 'yaml';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** Taxonomy files become plain data in the bundle, so that nothing parses YAML when the program starts. */
const yamlAsData = {
  name: 'yaml-as-data',
  setup(builder) {
    builder.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

/** Rule pages and plans in tests are imported as text. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  loader: { '.md': 'text' },
  plugins: [yamlAsData],
  logLevel: flags.has('--watch') ? 'info' : 'warning',
  sourcemap: production ? false : 'linked',
  minify: production,
};

const program = {
  ...common,
  entryPoints: {
    client: 'client/src/node/extension.ts',
    server: 'server/src/node/main.ts',
    cli: 'server/src/cli/main.ts',
  },
  outdir: 'dist',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  legalComments: 'none',
};

const tests = {
  ...common,
  entryPoints: globSync(['test/**/*.test.ts', 'server/tools/*.ts', '!test/editor/**'], { cwd: import.meta.dirname }),
  outbase: '.',
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
