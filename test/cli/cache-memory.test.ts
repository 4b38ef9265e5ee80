import assert from 'node:assert/strict';
import type { EarlierFindings } from '../../server/src/cli/cache/earlier-findings';
import { Memory } from '../../server/src/cli/cache/memory';
import { formats } from '../../server/src/cli/formats';
import { nodeFiles } from '../../server/src/cli/node-files';
import { planCheck } from '../../server/src/cli/plan-check';
import { SourceText } from '../../server/src/core/text/source-text';
import { temporaryFolder } from '../support/cli-process';
import { runInMemory, runOnDisk, type CommandLineSetup } from '../support/cli-world';

const plan = '## Community management\n\n- KPI: Conversion rate above 4 %\n';

/** Findings that are kept for as long as a test lasts. */
function inMemory(): EarlierFindings & { readonly count: () => number } {
  const kept = new Map<string, string>();
  return {
    get isEmpty() {
      return kept.size === 0;
    },
    find: (question) => kept.get(JSON.stringify(question)),
    put: (question, findings) => void kept.set(JSON.stringify(question), findings),
    save: () => undefined,
    count: () => kept.size,
  };
}

describe('what was checked and has not changed', () => {
  const files = { 'plan.md': plan, 'other.md': '# Install\n' };
  let earlier: ReturnType<typeof inMemory>;

  /** Which files were read as plans, where this stands on the disk. */
  const read = async (
    setup: CommandLineSetup['files'] = files,
    args: readonly string[] = [],
  ): Promise<readonly (string | undefined)[]> =>
    (await runOnDisk(['check', '.', ...args], { files: setup, earlier })).fileNames;

  beforeEach(async () => {
    earlier = inMemory();
    assert.deepEqual(await read(), ['other.md', 'plan.md']);
  });

  for (const format of Object.keys(formats)) {
    it(`gets the same report as ${format}, and is not read again`, async () => {
      const args = ['check', '.', '--format', format];
      const first = await runInMemory(args, { files });
      const again = await runInMemory(args, { files, earlier });
      assert.match(first.out, /metric-outside-role/u);
      assert.deepEqual(again, { ...first, fileNames: [] });
    });
  }

  it('is known wherever it is, in whichever order', async () => {
    assert.deepEqual(await read({ 'a/other.md': '# Install\n', 'b/c/plan.md': plan }), []);
  });

  it('is read again with the first other letter', async () => {
    assert.deepEqual(await read({ ...files, 'plan.md': plan.replace('4', '5') }), ['plan.md']);
  });

  it('is read again under another name, which may tell that it is no plan', async () => {
    assert.deepEqual(await read({ 'CHANGELOG.md': plan }), ['CHANGELOG.md']);
  });

  it('is read again with every other rule of the team, wherever that is said', async () => {
    const rules = (text: string, more: Readonly<Record<string, string>> = {}) => ({
      ...files,
      '.rolecheck.yaml': text,
      ...more,
    });
    const settings = [
      rules('rules: { owner-conflict: off }\n'),
      rules('rules: { owner-conflict: error }\n'),
      rules('arguable: same\n'),
      rules('include: "*.md"\n'),
      rules('terms: { applause: { label: Applause, dimension: metric } }\n'),
      rules('extends: ./team.yaml\n', { 'team.yaml': 'terms: { cheers: { label: Cheers, dimension: metric } }\n' }),
      rules('extends: ./team.yaml\n', { 'team.yaml': 'terms: { cheers: { label: Cheer, dimension: metric } }\n' }),
    ];
    for (const setting of settings) {
      assert.deepEqual(await read(setting), ['other.md', 'plan.md'], setting['.rolecheck.yaml']);
      assert.deepEqual(await read(setting), [], setting['.rolecheck.yaml']);
    }
    assert.deepEqual(await read(), [], 'without the file');
    assert.deepEqual(await read(settings[0], ['--no-config']), [], 'with the file left out');
  });

  it('is shown as this run asks for it', async () => {
    const shown = async (...args: readonly string[]) => runInMemory(['check', '.', ...args], { files, earlier });
    const quiet = await shown('--severity', 'error');
    assert.deepEqual([quiet.out, quiet.code, quiet.fileNames], ['', 0, []]);
    const whole = await shown();
    assert.match(whole.out, /Conversion rate/u);
    assert.deepEqual(whole.fileNames, []);
  });

  it('is divided by a baseline as if it had been read', async () => {
    const updating = ['check', '.', '--update-baseline'];
    const fresh = await runOnDisk(updating, { files });
    const known = await runOnDisk(updating, { files, earlier });
    assert.deepEqual(known, { ...fresh, fileNames: [] });
    const accepted = { ...files, ...fresh.written };
    const args = ['check', '.', '--baseline', '.rolecheck-baseline.json', '--format', 'json'];
    const leftOut = await runInMemory(args, { files: accepted });
    assert.match(leftOut.out, /"leftOut": 1/u);
    assert.deepEqual(await runInMemory(args, { files: accepted, earlier }), { ...leftOut, fileNames: [] });
    // What is left out of the report is no less known.
    const other = inMemory();
    await runInMemory(args, { files: accepted, earlier: other });
    const again = await runInMemory(['check', '.'], { files, earlier: other });
    assert.match(again.out, /Conversion rate/u);
    assert.deepEqual(again.fileNames, []);
  });

  it('is read again where more is asked than what was found, or to be checked anew', async () => {
    const count = earlier.count();
    for (const option of ['--evidence', '--fix', '--no-cache'])
      assert.deepEqual(await read({ 'plan.md': plan }, [option, ...(option === '--fix' ? ['--dry-run'] : [])]), [
        'plan.md',
      ]);
    assert.deepEqual(await read({ 'plan.md': `${plan}\n` }, ['--no-cache']), ['plan.md']);
    assert.equal(earlier.count(), count, 'nothing of it is kept');
  });

  it('is not what comes from standard input, nor what could not be checked', async () => {
    const count = earlier.count();
    await runInMemory(['check', '-', 'bad.md'], { files: { 'bad.md': new Uint8Array([0]) }, input: plan, earlier });
    const run = await runInMemory(['check', 'plan.md'], {
      files,
      earlier: inMemory(),
      analyze: () => {
        throw new Error('a defect');
      },
    });
    assert.match(run.err, /defect/u);
    assert.equal(earlier.count(), count);
  });

  it('is told by the text that was read, whatever stands on the disk by the time it is known', async () => {
    const folder = await temporaryFolder({ 'plan.md': plan });
    try {
      const path = `${folder.path}/plan.md`;
      const governed = new Map([[path, { conditions: undefined, layers: undefined }]]);
      const memory = new Memory({ earlier, files: nodeFiles, governed, baseline: undefined });
      const kept = (text: string) =>
        memory.keep(path, { checked: planCheck(path, new SourceText(text), [], undefined), troubles: [] });
      kept(`${plan}\nAn earlier version.\n`);
      assert.equal((await memory.recall(path))?.checked?.found.length, 1, 'as the other runs of this test know it');
    } finally {
      await folder.remove();
    }
  });
});
