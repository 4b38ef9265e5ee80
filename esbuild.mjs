// Builds what runs: node esbuild.mjs [--tests] [--production] [--watch]
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { build, context } from 'esbuild';
import { describeBundles } from './server/tools/bundled-packages.mjs';
import {
  compiledConfigSchema,
  compiledTaxonomy,
  evaluatedLater,
  newestYaml,
  onlyAscii,
  oneZod,
  readsTeamFiles,
  compiledRulePages,
  withoutForms,
  withoutUnused,
  workedOut,
  yamlAsData,
} from './server/tools/esbuild-plugins.mjs';
import { latePatterns } from './server/tools/late-patterns.mjs';
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
  metafile: true,
};

const program = {
  ...common,
  entryPoints: {
    client: 'client/src/node/extension.ts',
    server: 'server/src/start/server.ts',
    cli: 'server/src/start/cli.ts',
    'cli-main': 'server/src/cli/main.ts',
    mcp: 'server/src/mcp/main.ts',
  },
  outdir: 'dist',
  assetNames: '[name]',
  plugins: [
    compiledTaxonomy('file'),
    workedOut,
    latePatterns,
    compiledConfigSchema,
    compiledRulePages,
    oneZod,
    newestYaml,
    withoutForms,
    evaluatedLater('yaml'),
    evaluatedLater('node:child_process'),
    evaluatedLater('node:crypto'),
    evaluatedLater('node:readline/promises'),
    ...(production ? [onlyAscii] : []),
  ],
  external: ['vscode'],
  // Code that is run with what V8 made of it the last time has nobody to ask for modules in the way of `import()`.
  // Every Node knows `\p{L}`; esbuild means the newest scripts of Unicode, and writes calls of `RegExp` that are run each time.
  supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
  mainFields: ['module', 'main'],
  legalComments: 'none',
};

const packages = join(import.meta.dirname, 'node_modules');
/** The server's packages bring another copy of the same and much that this server never uses. */
const slim = {
  plugins: [withoutUnused, readsTeamFiles],
  alias: {
    'vscode-languageserver-types': join(packages, 'vscode-languageserver-types', 'lib', 'esm', 'main.js'),
  },
};
const server = {
  ...program,
  entryPoints: { 'server-main': 'server/src/node/main.ts' },
  plugins: [...program.plugins, ...slim.plugins],
  alias: slim.alias,
};

/** What runs in browsers (vscode.dev): the extension, and the server in a worker. What Node offers is not there. */
const browser = {
  ...program,
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  // Libraries that ask whether they are in Node are told that they are not.
  define: { process: 'undefined' },
  plugins: [workedOut, latePatterns, compiledConfigSchema, compiledRulePages, newestYaml, evaluatedLater('yaml')],
};
const browserClient = { ...browser, entryPoints: { 'client.browser': 'client/src/browser/extension.ts' } };
const browserServer = {
  ...browser,
  entryPoints: { 'server.browser': 'server/src/browser/main.ts' },
  format: 'iife',
  plugins: [...browser.plugins, ...slim.plugins],
  alias: slim.alias,
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

const programs = [program, server, browserClient, browserServer];
const builds = flags.has('--tests') ? [...programs, tests] : programs;
if (flags.has('--watch')) {
  for (const options of builds) await (await context(options)).watch();
} else {
  if (production) await rm('dist', { recursive: true, force: true });
  const results = await Promise.all(builds.map((options) => build(options)));
  await describeBundles(
    import.meta.dirname,
    results.map(({ metafile }) => metafile),
  );
}
