import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import type { JsonConfig } from '../../server/src/cli/config/print';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { runInMemory, runOnDisk, type CommandLineSetup, type Run } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const wrong = '## Community management\n\n### KPIs\n\n- Conversion rate\n';
const name = '.rolecheck.yaml';

const setup = (files: CommandLineSetup['files'], parts: CommandLineSetup = {}): CommandLineSetup => ({
  taxonomy,
  analyze: (text, fileName, conditions) => analyze(text, { taxonomy, ...conditions, fileName }),
  files,
  ...parts,
});

const check = (files: CommandLineSetup['files'], ...args: readonly string[]): Promise<Run> =>
  runInMemory(['check', ...args], setup(files));

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('rolecheck check with the team’s rules', () => {
  it('goes by the nearest file upward from each plan', async () => {
    const run = await check(
      {
        'a.md': wrong,
        'plans/b.md': wrong,
        'plans/deep/c.md': wrong,
        [name]: 'rules: { metric-outside-role: error }\n',
        [`plans/${name}`]: 'rules: { metric-outside-role: off }\n',
      },
      '.',
      '--format',
      'json',
    );
    const report = JSON.parse(run.out) as JsonReport;
    assert.deepEqual(
      report.files.map(({ path, findings }) => [path, findings.map(({ severity }) => severity)]),
      [
        ['a.md', ['error']],
        ['plans/b.md', []],
        ['plans/deep/c.md', []],
      ],
    );
    assert.deepEqual(report.configs, [
      { path: name, problems: [] },
      { path: `plans/${name}`, problems: [] },
    ]);
  });

  it('knows the team’s names, and who owns what with them', async () => {
    const plan = wrong.replace('Community management', 'Member Happiness');
    const titles = lines('roles:', '  community-management:', '    titles: [Member Happiness]');
    assert.equal((await check({ 'a.md': plan }, 'a.md')).code, 0);
    assert.equal((await check({ 'a.md': plan, [name]: titles }, 'a.md')).code, 1);
    const owns = lines('terms:', '  conversion-rate:', '    roles: { community-management: own }');
    assert.equal((await check({ 'a.md': plan, [name]: titles + owns }, 'a.md')).code, 0);
  });

  it('follows what the file extends, and packages of npm', async () => {
    const files = { 'plans/a.md': wrong, 'rules.yaml': 'rules: { metric-outside-role: off }\n' };
    const one = await check({ ...files, [`plans/${name}`]: 'extends: ../rules.yaml\n' }, 'plans');
    assert.deepEqual([one.code, one.out, one.err], [0, '', '']);
    const packaged = { 'node_modules/@us/rules/rolecheck.yaml': files['rules.yaml'] };
    const two = await check({ ...files, ...packaged, [`plans/${name}`]: 'extends: "@us/rules"\n' }, 'plans');
    assert.deepEqual([two.code, two.out, two.err], [0, '', '']);
    const none = await check({ ...files, [`plans/${name}`]: 'extends: "@us/rules"\n' }, 'plans');
    assert.equal(none.code, 2);
    assert.match(none.out, /There is no package “@us\/rules”/u);
  });

  it('leaves out what the file leaves out, with a word where it was named', async () => {
    const files = { 'old/a.md': wrong, 'b.md': wrong, [name]: 'exclude: [old]\n' };
    const all = await check(files, '.', '--format', 'json');
    const { files: checked, skipped } = JSON.parse(all.out) as JsonReport;
    assert.deepEqual(
      checked.map(({ path }) => path),
      ['b.md'],
    );
    assert.deepEqual([skipped, all.err, all.code], [['old/a.md'], '', 1]);
    const named = await check(files, 'old/a.md');
    assert.deepEqual([named.code, named.out], [0, '']);
    assert.equal(named.err, 'rolecheck: old/a.md: this is left out, since a .rolecheck.yaml says so.\n');
  });

  it('takes standard input for the file that it is named after, and passes on what is left out', async () => {
    const files = { [name]: 'exclude: [old]\n' };
    const args = ['check', '-', '--stdin-filename'];
    assert.equal((await runInMemory([...args, 'b.md'], setup(files, { input: wrong }))).code, 1);
    assert.equal((await runInMemory([...args, 'old/a.md'], setup(files, { input: wrong }))).code, 0);
    const fixed = await runInMemory([...args, 'old/a.md', '--fix'], setup(files, { input: wrong }));
    assert.deepEqual([fixed.code, fixed.out], [0, wrong]);
    const nameless = setup({ [name]: 'include: [plans]\nrules: { metric-outside-role: error }\n' }, { input: wrong });
    assert.match((await runInMemory(['check', '-'], nameless)).out, /^<stdin>:5:3 {2}error/u);
  });

  it('shows mistakes in the file where they stand, exits with 2, and still checks the plans', async () => {
    const config = lines('# Ours', 'rules:', '  metric-outside-role: eror', '  tactic-outside-role: off');
    const run = await check({ 'a.md': wrong, 'b.md': wrong, [name]: config }, '.');
    assert.equal(run.code, 2);
    assert.match(
      run.out,
      /^\.rolecheck\.yaml:3:24 {2}error\n {4} {2}metric-outside-role: eror\n {27}\^~~~\n {2}\S.*\n\n/u,
    );
    assert.match(run.out, /\na\.md:5:3 {2}warning/u);
    assert.equal(run.out.split(':3:24').length, 2, 'Said more than once.');
    const json = await check({ 'a.md': wrong, [name]: config }, 'a.md', '--format', 'json');
    const [mistake] = (JSON.parse(json.out) as JsonReport).configs?.[0]?.problems ?? [];
    assert.deepEqual([mistake?.severity, mistake?.line, mistake?.column], ['error', 3, 24]);
  });

  it('reads another file with --config, and none with --no-config', async () => {
    const files = {
      'a.md': wrong,
      [name]: 'rules: { metric-outside-role: off }\n',
      'strict.yaml': 'rules: { metric-outside-role: error }\n',
    };
    assert.match((await check(files, 'a.md', '--config', 'strict.yaml')).out, /^a\.md:5:3 {2}error/u);
    assert.match((await check(files, 'a.md', '--no-config')).out, /^a\.md:5:3 {2}warning/u);
    const missing = await check(files, 'a.md', '--config', 'gone.yaml');
    assert.deepEqual(
      [missing.code, missing.out, missing.err],
      [2, '', 'rolecheck: gone.yaml: there is no file of this name to read the rules from.\n'],
    );
  });

  it('says what the finding of --reproduce is under the same rules', async () => {
    const files = { 'a.md': wrong, [name]: 'rules: { metric-outside-role: off }\n' };
    const run = await check(files, 'a.md', '--reproduce', '5');
    assert.match(run.err, /There is no finding on line 5/u);
    assert.equal((await check(files, 'a.md', '--reproduce', '5', '--no-config')).code, 0);
  });

  it('repairs under the same rules', async () => {
    const plan = `${wrong}\n## Growth crew\n\n### KPIs\n\n- Qualified leads\n`;
    const config = lines('roles:', '  marketing:', '    titles: [Growth crew]');
    const run = await runOnDisk(['check', 'a.md', '--fix'], setup({ 'a.md': plan, [name]: config }));
    assert.equal(run.code, 0, run.out);
    assert.match(run.written['a.md'] ?? '', /## Growth crew\n\n### KPIs\n\n- Qualified leads\n- Conversion rate\n$/u);
  });
});

describe('rolecheck explain and compare', () => {
  const files = {
    [name]: lines(
      'roles:',
      '  developer-relations: { label: Developer relations, like: community-management, titles: [DevRel crew] }',
      'terms:',
      '  conversion-rate:',
      '    forms: [tap-in rate]',
    ),
  };

  it('know what the team says in the current folder', async () => {
    const term = await runInMemory(['explain', 'tap-in', 'rate'], setup(files));
    assert.equal(term.code, 0, term.err);
    assert.match(term.out, /^Conversion rate\n/u);
    const roles = await runInMemory(['compare', 'DevRel crew', 'marketing'], setup(files));
    assert.equal(roles.code, 0, roles.err);
    assert.equal((await runInMemory(['compare', 'DevRel crew', 'marketing'], setup({}))).code, 2);
  });
});

describe('rolecheck config --print', () => {
  const files = {
    [name]: lines(
      'extends: ./shared/team.rolecheck.yaml',
      'include: ["plans/**"]',
      'exclude: ["plans/old/**"]',
      'rules:',
      '  skill-outside-role: off',
      'overrides:',
      '  - files: ["plans/b2b/**"]',
      '    rules:',
      '      metric-outside-role: error',
      'roles:',
      '  marketing: { titles: [Growth crew] }',
    ),
    'shared/team.rolecheck.yaml': lines('arguable: off', 'rules: { skill-outside-role: hint, merged-roles: off }'),
  };
  const printed = async (path: string, ...args: readonly string[]): Promise<Run> =>
    runInMemory(['config', '--print', path, ...args], setup(files));
  const asJson = async (path: string): Promise<JsonConfig> =>
    JSON.parse((await printed(path, '--format', 'json')).out) as JsonConfig;

  it('says what holds and where it is said', async () => {
    const { files: read, checked, arguable, rules, said } = await asJson('plans/a.md');
    assert.deepEqual(read, ['shared/team.rolecheck.yaml', name]);
    assert.deepEqual(checked, { value: 'plan', from: `${name}:2` });
    assert.deepEqual(arguable, { value: 'off', from: 'shared/team.rolecheck.yaml:1' });
    assert.deepEqual(rules['skill-outside-role'], { value: 'off', from: `${name}:5` });
    assert.deepEqual(rules['merged-roles'], { value: 'off', from: 'shared/team.rolecheck.yaml:2' });
    assert.deepEqual(rules['metric-outside-role'], { value: 'warning', from: 'default' });
    assert.deepEqual(said, [{ section: 'roles', id: 'marketing', from: `${name}:11` }]);
  });

  it('knows overrides, and what is left out by which line', async () => {
    const { rules } = await asJson('plans/b2b/a.md');
    assert.deepEqual(rules['metric-outside-role'], { value: 'error', from: `${name}:9` });
    assert.deepEqual((await asJson('plans/old/a.md')).checked, { value: 'left-out', from: `${name}:3` });
    assert.deepEqual((await asJson('notes.md')).checked, { value: 'left-out', from: `${name}:2` });
  });

  it('lays it out for people', async () => {
    const run = await printed('plans/a.md');
    assert.deepEqual([run.code, run.err], [0, '']);
    const start = `plans/a.md\nThe team’s rules: ${name}, which extends shared/team.rolecheck.yaml\n\n`;
    assert.equal(run.out.slice(0, start.length), start);
    assert.match(run.out, /\n {2}rules: skill-outside-role {5,}off {5,}\.rolecheck\.yaml:5\n/u);
    assert.match(run.out, /\n {2}roles: marketing {2}\.rolecheck\.yaml:11\n$/u);
  });

  it('says so where no file speaks of the plan', async () => {
    const run = await runInMemory(['config', '--print', 'a.md'], setup({}));
    assert.equal(run.code, 0);
    assert.match(run.out, /^a\.md\nNo \.rolecheck\.yaml speaks of this plan\.\n/u);
    assert.match(run.out, /checked +if it reads like a plan +default\n/u);
  });

  it('sends people to the mistakes in a file, with exit code 2', async () => {
    const run = await runInMemory(['config', '--print', 'a.md'], setup({ [name]: 'rules: [\n' }));
    assert.equal(run.code, 2);
    assert.equal(run.err, `rolecheck: ${name}: there are mistakes in this file, which rolecheck check shows.\n`);
  });

  it('asks for a plan', async () => {
    const run = await runInMemory(['config']);
    assert.equal(run.code, 2);
    assert.match(run.err, /name a plan, for example: rolecheck config --print plan\.md/u);
  });
});
