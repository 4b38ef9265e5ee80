// What `npm start` does: installs, builds, checks the sample plan and says how to see the same in VS Code.
import './install.mjs';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const plan = 'test/plans/sample-plan.md';
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
}

if (node('esbuild.mjs') !== 0) {
  console.error('Rolecheck could not be built; see above.');
  process.exit(1);
}

console.log(`\n$ rolecheck check ${plan}\n`);
// Findings (1) are what the sample is for; only a plan that could not be checked is a failure here.
const findings = node('dist/cli.js', 'check', plan);
if (findings !== 0 && findings !== 1) {
  console.error('The sample plan could not be checked; see above.');
  process.exit(1);
}

console.log(`
To check a plan of your own:
  node dist/cli.js check my-plan.md

To see the same in VS Code, pack the extension, install it and open the sample:
  npm run package
  code --install-extension out/${name}-${version}.vsix
  code ${plan}

To work on Rolecheck itself, open this folder in VS Code and press F5.
`);
