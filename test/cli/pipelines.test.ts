import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { cliPath, temporaryFolder, type Finished } from '../support/cli-process';

const wrong = '# Community management\n\n## KPIs\n\n- Conversion rate: 3 %\n';
const sound = '# Community management\n\n## KPIs\n\n- Member retention rate: 70 %\n';

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;

function runShell(script: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Finished> {
  return new Promise((finished) => {
    // As GitHub runs "shell: bash".
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script, 'bash', ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.once('close', (code) => finished({ code, out, err }));
  });
}

/** A folder of programs for the path, each a shell script. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<Folder> {
  const folder = await temporaryFolder(
    Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, `#!/usr/bin/env bash\n${script}\n`])),
  );
  for (const name of Object.keys(scripts)) await chmod(join(folder.path, name), 0o755);
  return folder;
}

describe('in pipelines', function () {
  this.timeout(30_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  describe('pre-commit', () => {
    interface Hook {
      readonly id: string;
      readonly name: string;
      readonly entry: string;
      readonly language: string;
      readonly types: readonly string[];
    }
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];

    /** Runs a hook as pre-commit does: its entry with the names of the files that are to be committed. */
    async function runHook(id: string, files: Readonly<Record<string, string>>): Promise<Finished & { plan: string }> {
      const hook = hooks.find((one) => one.id === id);
      assert.ok(hook);
      const path = await programs({ rolecheck: `exec "${process.execPath}" "${cliPath}" "$@"` });
      const repository = await temporaryFolder(files);
      try {
        const env = { PATH: `${path.path}${delimiter}${process.env.PATH ?? ''}` };
        const run = await runShell(`${hook.entry} "$@"`, Object.keys(files), repository.path, env);
        const [first = ''] = Object.keys(files);
        return { ...run, plan: await readFile(join(repository.path, first), 'utf8') };
      } finally {
        await Promise.all([path.remove(), repository.remove()]);
      }
    }

    it('is told what it needs to know of each hook', () => {
      assert.deepEqual(
        hooks.map(({ id }) => id),
        ['rolecheck', 'rolecheck-fix'],
      );
      for (const { name, language, types } of hooks) {
        assert.match(name, /^Rolecheck/u);
        assert.deepEqual([language, types], ['node', ['markdown']]);
      }
    });

    it('stops a commit for what is wrong, and lets through what is sound', async () => {
      const stopped = await runHook('rolecheck', { 'plans/a b.md': wrong, '-x.md': sound });
      assert.equal(stopped.code, 2, 'a file whose name looks like an option is a misuse, not a sound plan');
      const found = await runHook('rolecheck', { 'plans/a b.md': wrong, 'c.md': sound });
      assert.equal(found.code, 1, found.err);
      assert.match(found.out, /^plans\/a b\.md:5:3 {2}warning/u);
      assert.deepEqual((await runHook('rolecheck', { 'c.md': sound })).code, 0);
    });

    it('repairs plans where that is wanted', async () => {
      const text = `${wrong}\n## Marketing\n\n- Qualified leads\n`;
      const { plan } = await runHook('rolecheck-fix', { 'a.md': text });
      assert.ok(plan.indexOf('Conversion rate') > plan.indexOf('## Marketing'), plan);
    });
  });

  describe('the GitHub Action', () => {
    interface Action {
      readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
      readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
      readonly runs: {
        readonly using: string;
        readonly steps: readonly {
          readonly shell: string;
          readonly run: string;
          readonly env: Readonly<Record<string, string>>;
        }[];
      };
    }
    const action = parse(readFileSync('action.yml', 'utf8')) as Action;
    const [step] = action.runs.steps;
    const ownPath = resolve('.');

    interface ActionRun extends Finished {
      readonly summary: string;
      readonly output: string;
      readonly sarif?: string;
    }

    /** Runs the action in a folder with these files, with the inputs that differ from the usual ones. */
    async function runAction(
      files: Readonly<Record<string, string>>,
      inputs: Readonly<Record<string, string>> = {},
      env: NodeJS.ProcessEnv = {},
    ): Promise<ActionRun> {
      assert.ok(step);
      const workspace = await temporaryFolder(files);
      const runner = await temporaryFolder({ summary: '', output: '' });
      try {
        const values = Object.entries(step.env).map(([name, value]) => {
          const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/u.exec(value) ?? [];
          assert.ok(input in action.inputs, value);
          return [name, inputs[input] ?? action.inputs[input]?.default];
        });
        const run = await runShell(step.run, [], workspace.path, {
          ...(Object.fromEntries(values) as Record<string, string>),
          GITHUB_ACTION_PATH: ownPath,
          GITHUB_STEP_SUMMARY: join(runner.path, 'summary'),
          GITHUB_OUTPUT: join(runner.path, 'output'),
          RUNNER_TEMP: runner.path,
          ...env,
        });
        const [summary, output] = await Promise.all(
          ['summary', 'output'].map((name) => readFile(join(runner.path, name), 'utf8')),
        );
        assert.ok(!existsSync(join(workspace.path, 'pwned')), 'an input was run');
        const sarif = join(workspace.path, inputs['sarif-file'] ?? 'none');
        return {
          ...run,
          summary: summary!,
          output: output!,
          ...(existsSync(sarif) && { sarif: readFileSync(sarif, 'utf8') }),
        };
      } finally {
        await Promise.all([workspace.remove(), runner.remove()]);
      }
    }

    it('is a composite action whose inputs are described, have a default, and reach the script as text', () => {
      assert.equal(action.runs.using, 'composite');
      assert.equal(action.runs.steps.length, 1);
      assert.equal(step?.shell, 'bash');
      assert.doesNotMatch(step.run, /\$\{\{/u);
      for (const [name, { description, default: usual }] of Object.entries(action.inputs)) {
        assert.match(description, /[.?]$/u, name);
        assert.equal(typeof usual, 'string', name);
      }
      for (const name of Object.keys(step.env))
        assert.ok(step.run.includes(`$${name}`) || step.run.includes(`{${name}`), name);
      const handed = [...Object.values(step.env), '${{ inputs.working-directory }}'].sort();
      assert.deepEqual(
        handed,
        Object.keys(action.inputs)
          .map((name) => `\${{ inputs.${name} }}`)
          .sort(),
      );
    });

    it('annotates what it finds, fails, and tells it in the summary', async () => {
      const run = await runAction({ 'plans/a.md': wrong, 'b.md': sound });
      assert.equal(run.code, 1, run.err);
      assert.match(run.out, /^::warning file=plans\/a\.md,line=5,endLine=5,col=3,/u);
      assert.match(run.summary, /^## Rolecheck: 1 finding in 1 file$/mu);
      assert.equal(run.output, 'exit-code=1\n');
    });

    it('passes where nothing is wrong, and says so', async () => {
      const run = await runAction({ 'b.md': sound });
      assert.deepEqual([run.code, run.out, run.err], [0, '', '']);
      assert.match(run.summary, /nothing found/u);
      assert.equal((await runAction({ 'b.md': sound }, { summary: 'false' })).summary, '');
    });

    it('hands its inputs on', async () => {
      const files = {
        'a b.md': wrong,
        'plans/c.md': sound,
        'rules.yaml': 'rules: { metric-outside-role: information }\n',
        'off.md': wrong,
      };
      const mild = await runAction(files, { files: '  a b.md\n\nplans/*.md\n', config: 'rules.yaml' });
      assert.equal(mild.code, 0, mild.err);
      assert.match(mild.out, /^::notice file=a b\.md,/u);
      assert.match(mild.summary, /2 files checked/u);
      const strict = await runAction(files, { files: 'a b.md', config: 'rules.yaml', 'fail-on': 'information' });
      assert.equal(strict.code, 1);
      assert.equal((await runAction(files, { 'max-warnings': '2' })).code, 0);
      assert.equal((await runAction(files, { severity: 'error' })).code, 0);
      const accepted = await runAction(files, { baseline: 'gone.json' });
      assert.equal(accepted.code, 2);
      assert.match(accepted.err, /gone\.json: there is no baseline of this name/u);
    });

    it('writes a report for code scanning', async () => {
      const { code, sarif } = await runAction({ 'a.md': wrong }, { 'sarif-file': 'out/r.sarif' });
      assert.equal(code, 1);
      assert.match(sarif ?? '', /"version": "2\.1\.0"/u);
    });

    it('shows what a plan says in the log without the runner obeying it', async () => {
      const evil = wrong.replace('- Conversion', '- ::error::no::\n\n- Conversion');
      const { out } = await runAction({ 'a.md': evil }, { format: 'stylish' });
      const [first = '', ...rest] = out.trimEnd().split('\n');
      const [, token] = /^::stop-commands::(rolecheck-\d+)$/u.exec(first) ?? [];
      assert.equal(rest.at(-1), `::${token ?? ''}::`);
    });

    it('runs nothing of what is typed into its inputs', async () => {
      const typed = '$(touch pwned)"; touch pwned; `touch pwned`';
      const run = await runAction({ 'a.md': sound }, { files: typed, config: typed, 'max-warnings': typed });
      assert.equal(run.code, 2);
    });

    it('fetches the version that is asked for, or its own where it is not built', async () => {
      const path = await programs({ npx: 'echo "npx $*"' });
      const bare = await temporaryFolder({ 'package.json': readFileSync('package.json', 'utf8') });
      try {
        const env = { PATH: `${path.path}${delimiter}${process.env.PATH ?? ''}` };
        const asked = await runAction({}, { version: '9.8.7' }, env);
        assert.match(asked.out, /^npx --yes rolecheck@9\.8\.7 check --format github .*-- \.$/mu);
        const own = await runAction({}, {}, { ...env, GITHUB_ACTION_PATH: bare.path });
        assert.ok(own.out.startsWith(`npx --yes rolecheck@${version} check `), own.out);
      } finally {
        await Promise.all([path.remove(), bare.remove()]);
      }
    });
  });
});
