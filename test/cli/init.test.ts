import assert from 'node:assert/strict';
import { initialConfig, type InitialAnswers } from '../../server/src/core/config/initial-config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { configSchema, type ConfigData } from '../../server/src/core/config/schema/schema';
import { runInMemory, runOnDisk, systemError } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const name = '.rolecheck.yaml';

/** What a file says, which has to be without mistakes. */
function dataOf(text: string): ConfigData {
  const reading = readConfig(text);
  const config = resolveConfig(taxonomy, [{ uri: 'file:///plans/.rolecheck.yaml', reading }]);
  assert.deepEqual(
    [...config.problems.values()].flat().map(({ message }) => message),
    [],
  );
  return reading.data;
}

/** The file once somebody has taken the `#` away from all examples. */
function uncommented(text: string): string {
  return text.replace(/^# (?=[a-z]+:| {2})/gmu, '');
}

describe('a first .rolecheck.yaml', () => {
  const several: readonly InitialAnswers[] = [
    { showsArguable: true },
    { showsArguable: false, plans: 'plans/**' },
    { showsArguable: true, plans: '"plans": [2026] #1 \\ é/*.md' },
  ];

  it('says what was answered, and nothing else', () => {
    assert.deepEqual(several.map(initialConfig).map(dataOf), [
      { arguable: 'milder' },
      { include: ['plans/**'], arguable: 'off' },
      { include: ['"plans": [2026] #1 \\ é/*.md'], arguable: 'milder' },
    ]);
  });

  it('has an example of everything that can be said but extending, each right as it stands', () => {
    for (const answers of several) {
      const keys = Object.keys(dataOf(uncommented(initialConfig(answers))));
      const all = Object.keys(configSchema().shape).filter((key) => key !== 'extends');
      assert.deepEqual(keys.sort(), all.sort());
    }
  });

  it('has lines that fit on a screen', () => {
    for (const line of initialConfig({ showsArguable: true }).split('\n')) assert.ok(line.length <= 120, line);
  });
});

describe('rolecheck init', () => {
  it('asks where the plans are and what to show, and writes the file', async () => {
    const run = await runOnDisk(['init'], { files: { 'plans/a.md': '' }, answers: ['./plans/', 'n'] });
    assert.equal(run.code, 0);
    assert.deepEqual(Object.keys(run.written), [name]);
    assert.deepEqual(dataOf(run.written[name] ?? ''), { include: ['plans/**'], arguable: 'off' });
    assert.match(run.out, /Where are your plans\?[^]*Show them\?[^]*is written[^]*rolecheck check \./u);
  });

  it('takes what is no folder for a pattern, and Enter for the usual', async () => {
    const pattern = await runOnDisk(['init'], { answers: ['"drafts/**/*.md"', ''] });
    assert.deepEqual(dataOf(pattern.written[name] ?? ''), { include: ['drafts/**/*.md'], arguable: 'milder' });
    const usual = await runOnDisk(['init'], { answers: ['', 'YES'] });
    assert.deepEqual(dataOf(usual.written[name] ?? ''), { arguable: 'milder' });
  });

  it('asks again where it cannot use the answer', async () => {
    const run = await runOnDisk(['init'], { answers: ['../plans', '/plans', 'plans', 'perhaps', 'no'] });
    assert.equal(run.out.split('The plans have to be in this folder or below it.').length, 3);
    assert.match(run.out, /Please answer y or n\./u);
    assert.deepEqual(dataOf(run.written[name] ?? ''), { include: ['plans'], arguable: 'off' });
  });

  for (const [what, args, answers] of [
    ['with --yes', ['init', '--yes'], ['plans', 'n']],
    ['without a terminal', ['init'], undefined],
  ] as const) {
    it(`asks nothing ${what}`, async () => {
      const run = await runOnDisk(args, answers === undefined ? {} : { answers });
      assert.equal(run.code, 0);
      assert.doesNotMatch(run.out, /\?/u);
      assert.deepEqual(dataOf(run.written[name] ?? ''), { arguable: 'milder' });
    });
  }

  for (const answers of [[], ['plans']]) {
    it(`writes nothing when the person stops after ${answers.length} answers`, async () => {
      const run = await runInMemory(['init'], { answers });
      assert.deepEqual([run.code, run.err], [2, 'rolecheck: stopped; nothing was written.\n']);
    });
  }

  it('leaves a file that is there as it is, and asks nothing', async () => {
    const run = await runInMemory(['init', '--yes'], { files: { [name]: 'arguable: off\n' }, answers: ['plans'] });
    assert.equal(run.code, 2);
    assert.match(run.err, /^rolecheck: there is a \.rolecheck\.yaml here already, which is left as it is\./u);
    assert.equal(run.out, '');
  });

  it('says why it could not write', async () => {
    const run = await runInMemory(['init', '--yes'], {
      onWrite: () => {
        throw systemError('EROFS');
      },
    });
    assert.deepEqual([run.code, run.out], [2, '']);
    assert.equal(run.err, 'rolecheck: .rolecheck.yaml: this disk can only be read, not written.\n');
  });
});
