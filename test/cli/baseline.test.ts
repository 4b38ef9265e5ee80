import assert from 'node:assert/strict';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { readBaseline } from '../../server/src/cli/baseline/file';
import { runInMemory, runOnDisk, systemError, type CommandLineSetup } from '../support/cli-world';

const wrong = '# Community\n\n- Conversion rate\n';
const name = '.rolecheck-baseline.json';

/** The text of the baseline that the command writes. */
async function baselineOf(files: CommandLineSetup['files'], args: readonly string[] = ['.']): Promise<string> {
  const { written } = await runOnDisk(['check', ...args, '--update-baseline'], { files });
  assert.deepEqual(Object.keys(written), [name]);
  return written[name] ?? '';
}

/** The plans that a baseline speaks of. */
function plansIn(text = ''): readonly string[] {
  const read = readBaseline(text);
  assert.ok('entries' in read, 'problem' in read ? read.problem : '');
  return read.entries.map(({ path }) => path);
}

describe('rolecheck check with a baseline', () => {
  const files = { 'a.md': wrong, 'plans/b.md': wrong };

  it('writes one that accepts all that stands, and exits with 0', async () => {
    const run = await runOnDisk(['check', '.', '--update-baseline'], { files });
    assert.equal(run.code, 0);
    assert.equal(run.err, '');
    assert.equal(
      run.out,
      `2 findings of these plans are in ${name} now. To leave out what it lists, check with --baseline ${name}\n`,
    );
    assert.deepEqual(plansIn(run.written[name]), ['a.md', 'plans/b.md']);
  });

  it('leaves out what it accepts, says so, and shows what is new', async () => {
    const baseline = await baselineOf(files);
    const same = await runInMemory(['check', '.', '--baseline', name], { files: { ...files, [name]: baseline } });
    assert.deepEqual([same.code, same.out, same.err], [0, `2 findings left out, as ${name} says.\n`, '']);
    const more = { ...files, 'a.md': `${wrong}- Conversion rate of ads\n`, [name]: baseline };
    const run = await runInMemory(['check', '.', '--baseline', name], { files: more });
    assert.equal(run.code, 1);
    assert.match(run.out, /^a\.md:4:3 {2}warning/u);
    assert.match(run.out, /\n1 finding in 1 of 2 files: 1 warning\.\n2 findings left out, as \S+ says\.\n$/u);
  });

  it('says when it can be brought up to date, which is no failure', async () => {
    const [baseline, right] = [await baselineOf(files), '# Community\n'];
    const run = await runInMemory(['check', '.', '--baseline', name], {
      files: { 'a.md': right, 'plans/b.md': wrong, [name]: baseline },
    });
    assert.equal(run.code, 0);
    assert.match(run.out, /\n1 finding in \S+ is no longer there; --update-baseline brings it up to date\.\n$/u);
    const gone = await runInMemory(['check', '.', '--baseline', name], { files: { 'a.md': wrong, [name]: baseline } });
    assert.match(gone.out, /\n1 finding in \S+ is no longer there;/u);
  });

  it('replaces only what was checked, and forgets plans that are gone', async () => {
    const baseline = await baselineOf({ ...files, 'gone.md': wrong });
    const now = { 'a.md': '# Community\n', 'c.md': wrong, 'plans/b.md': wrong, [name]: baseline };
    const { written } = await runOnDisk(['check', 'a.md', 'c.md', '--update-baseline'], { files: now });
    assert.deepEqual(plansIn(written[name]), ['c.md', 'plans/b.md']);
  });

  it('keeps what it knows of a plan that could not be read', async () => {
    const baseline = await baselineOf(files);
    const run = await runOnDisk(['check', '.', '--update-baseline'], {
      files: { 'a.md': systemError('EACCES'), 'plans/b.md': wrong, [name]: baseline },
    });
    assert.equal(run.code, 2);
    assert.deepEqual(plansIn(run.written[name]), ['a.md', 'plans/b.md']);
  });

  it('names plans from its own folder, whatever their spelling on the command line', async () => {
    const path = 'plans/known.json';
    const { written } = await runOnDisk(['check', './a.md', 'plans', '--baseline', path, '--update-baseline'], {
      files,
    });
    assert.deepEqual(plansIn(written[path]), ['../a.md', 'b.md']);
    const run = await runInMemory(['check', 'a.md', './plans/b.md', '--baseline', `./${path}`], {
      files: { ...files, [path]: written[path] ?? '' },
    });
    assert.equal(run.code, 0);
  });

  it('knows standard input by the name that it is given', async () => {
    const baseline = await baselineOf(files);
    const args = ['check', '-', '--baseline', name, '--stdin-filename'];
    const known = await runInMemory([...args, 'a.md'], { files: { ...files, [name]: baseline }, input: wrong });
    assert.equal(known.code, 0);
    const other = await runInMemory([...args, 'c.md'], { files: { ...files, [name]: baseline }, input: wrong });
    assert.equal(other.code, 1);
  });

  it('tells programs what was left out', async () => {
    const baseline = await baselineOf(files);
    const run = await runInMemory(['check', 'a.md', '--baseline', name, '--format', 'json'], {
      files: { ...files, [name]: baseline },
    });
    const report = JSON.parse(run.out) as JsonReport;
    assert.deepEqual(report.files, [{ path: 'a.md', findings: [], leftOut: 1 }]);
    assert.deepEqual([report.summary.findings, report.summary.leftOut], [0, 1]);
    assert.deepEqual(report.baseline, { path: name, written: false, unmatched: 0 });
    const without = JSON.parse((await runInMemory(['check', 'a.md', '--format', 'json'], { files })).out) as JsonReport;
    assert.deepEqual(Object.keys(without), ['version', 'files', 'errors', 'summary']);
    assert.deepEqual(Object.keys(without.summary), ['files', 'findings', 'errors', 'severities']);
  });

  const unusable: readonly (readonly [string, string | Uint8Array | Error | undefined, RegExp])[] = [
    ['is not JSON', 'findings: []', /this is not JSON/u],
    ['is of another shape', '{"version": 1}', /this is no baseline/u],
    ['is newer', '{"version": 9}', /a newer Rolecheck wrote this baseline/u],
    ['is no text', Buffer.from([0xff, 0xfe, 0]), /this is no text file/u],
    ['may not be read', systemError('EACCES'), /permission to read/u],
    ['is too large', Buffer.alloc(20_000_001, 0x20), /too large for a baseline/u],
  ];
  for (const [what, content, message] of unusable) {
    it(`exits with 2 and writes nothing when it ${what}`, async () => {
      for (const flag of [[], ['--update-baseline']]) {
        const run = await runInMemory(['check', 'a.md', '--baseline', name, ...flag], {
          files: { ...files, [name]: content ?? '' },
        });
        assert.equal(run.code, 2);
        assert.equal(run.out, '');
        assert.match(run.err, /^rolecheck: \.rolecheck-baseline\.json: .*\n$/u);
        assert.match(run.err, message);
      }
    });
  }

  it('exits with 2 when it is a folder, or not there and not to be written', async () => {
    const folder = await runInMemory(['check', 'a.md', '--baseline', 'plans', '--update-baseline'], { files });
    assert.deepEqual([folder.code, folder.err], [2, 'rolecheck: plans: this is a folder; a baseline is a file.\n']);
    const missing = await runInMemory(['check', 'a.md', '--baseline', 'no.json'], { files });
    assert.equal(missing.code, 2);
    assert.match(missing.err, /there is no baseline of this name\. Add --update-baseline to write one\./u);
  });

  it('shows what was found when the baseline cannot be written', async () => {
    const run = await runInMemory(['check', 'a.md', '--update-baseline'], {
      files,
      onWrite: () => {
        throw systemError('EACCES');
      },
    });
    assert.equal(run.code, 2);
    assert.match(run.out, /^a\.md:3:3/u);
    assert.equal(run.err, `rolecheck: ${name}: you do not have the permission to write here.\n`);
  });
});
