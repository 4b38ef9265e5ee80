// Builds what is measured into out/bench: the programs as they are shipped, and the benchmarks themselves.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compiledTaxonomy, workedOut, yamlAsData } from '../../server/tools/esbuild-plugins.mjs';
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
  for (const file of ['server.js', 'server-main.js', 'cli.js', 'cli-main.js', 'taxonomy.txt'])
    await copyFile(join(root, 'dist', file), join(folder, file));
  await buildModules();
  return { vsix };
}

function buildForProduction() {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The production build failed; see above.');
}

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
    assetNames: '[name]',
    plugins: [compiledTaxonomy('file'), workedOut, yamlAsData],
    logLevel: 'warning',
  };
  const contestants = ['rolecheck', 'lezer'].map((name) => `test/bench/contestants/${name}.ts`);
  await build({ ...common, entryPoints: contestants, minify: true });
  await build({ ...common, entryPoints: ['test/bench/full.ts', 'test/bench/small.ts'] });
}
