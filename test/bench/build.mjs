// Builds what is measured into out/bench: the programs as they are shipped, and the benchmarks themselves.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { packageVsix } from '../support/package-vsix.mjs';

const root = join(import.meta.dirname, '..', '..');
export const folder = join(root, 'out', 'bench');

/** Builds; with `packed` also the extension's package, whose path it gives. */
export async function buildBenchmarks({ packed }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const vsix = packed ? await packageVsix() : undefined;
  if (!packed) buildForProduction();
  // Copies, so that another build meanwhile disturbs no measurement.
  for (const program of ['server.js', 'cli.js']) await copyFile(join(root, 'dist', program), join(folder, program));
  await buildModules();
  return { vsix };
}

function buildForProduction() {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The production build failed; see above.');
}

const yamlAsData = {
  name: 'yaml-as-data',
  setup(builder) {
    builder.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

async function buildModules() {
  const common = {
    absWorkingDir: root,
    outdir: 'out/bench',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    plugins: [yamlAsData],
    logLevel: 'warning',
  };
  const contestants = ['rolecheck', 'lezer'].map((name) => `test/bench/contestants/${name}.ts`);
  await build({ ...common, entryPoints: contestants, minify: true });
  await build({ ...common, entryPoints: ['test/bench/full.ts', 'test/bench/small.ts'] });
}
