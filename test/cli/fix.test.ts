import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { runInMemory, runOnDisk, systemError, type CommandLineSetup } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const wrong = '## Community management\n\n- Conversion rate\n\n## Marketing\n\n- Qualified leads\n';
const right = '## Community management\n\n## Marketing\n\n- Qualified leads\n- Conversion rate\n';
/** No one repair is the best of its finding. */
const stuck = '## KPIs\n\n| KPI | Owner |\n| --- | --- |\n| Retention | Social media / community manager |\n';
const told = 'Move “Conversion rate” to marketing (section “Marketing”)';

const setup = (parts: CommandLineSetup): CommandLineSetup => ({
  analyze: (text, fileName) => analyze(text, { taxonomy, fileName }),
  ...parts,
});

describe('rolecheck check --fix', () => {
  it('repairs the plan in its file and says what it did', async () => {
    const run = await runOnDisk(['check', 'plan.md', '--fix'], setup({ files: { 'plan.md': wrong } }));
    assert.equal(run.code, 0);
    assert.equal(run.err, '');
    assert.deepEqual(run.written, { 'plan.md': right });
    assert.equal(run.out, `plan.md:3:3  fixed: ${told}\n\n1 finding was fixed.\n`);
  });

  it('writes no plan in which there is nothing to repair', async () => {
    const run = await runInMemory(['check', 'plan.md', '--fix'], setup({ files: { 'plan.md': right } }));
    assert.deepEqual([run.code, run.out, run.err], [0, '', '']);
  });

  it('reports what is left, and exits by that', async () => {
    const text = wrong.replace('- Conversion rate', '- Conversion rate\n- Click-through rate of each of our posts');
    const spared = '<!-- rolecheck-disable -- agreed -->\n\n';
    const analysis = analyze(stuck, { taxonomy });
    assert.ok(analysis.findings.length > 0, 'The plan has nothing that is left.');
    const run = await runOnDisk(
      ['check', 'a.md', 'b.md', 'c.md', '--fix'],
      setup({ files: { 'a.md': text, 'b.md': stuck, 'c.md': spared + wrong } }),
    );
    assert.deepEqual(Object.keys(run.written), ['a.md']);
    assert.match(run.out, /^a\.md:3:3 {2}fixed: Move .*\na\.md:4:3 {2}fixed: Move .*\n\nb\.md:5:\d+ {2}information/u);
    assert.match(run.out, /\n1 finding in 1 of 3 files: 1 information\.\n2 findings were fixed\.\n$/u);
    assert.equal(run.code, 0);
  });

  it('keeps line ends and a byte order mark', async () => {
    const asWindows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const run = await runOnDisk(['check', 'plan.md', '--fix'], setup({ files: { 'plan.md': asWindows(wrong) } }));
    assert.deepEqual(run.written, { 'plan.md': asWindows(right) });
  });

  it('refuses plans in other encodings', async () => {
    const utf16 = Buffer.from(`\uFEFF${wrong}`, 'utf16le');
    const run = await runInMemory(['check', 'plan.md', '--fix'], setup({ files: { 'plan.md': utf16 } }));
    assert.equal(run.code, 2);
    assert.match(run.err, /saved as UTF-16/u);
  });

  describe('when the plan cannot be written', () => {
    const reasons: readonly (readonly [string, CommandLineSetup['onWrite'], RegExp])[] = [
      [
        'because it may not be',
        () => {
          throw systemError('EACCES');
        },
        /permission to write here/u,
      ],
      [
        'because somebody changed it',
        (path, disk) => void disk.set(path, `${wrong}- Leads\n`),
        /somebody changed this file .* left as it is\. Run the command again/u,
      ],
    ];
    for (const [why, onWrite, message] of reasons) {
      it(`${why}, it says so and shows what stands`, async () => {
        const run = await runInMemory(['check', 'plan.md', '--fix'], setup({ files: { 'plan.md': wrong }, onWrite }));
        assert.equal(run.code, 2);
        assert.match(run.err, /^rolecheck: plan\.md: .*\n$/u);
        assert.match(run.err, message);
        assert.match(run.out, /^plan\.md:3:3 {2}warning/u);
        assert.doesNotMatch(run.out, /fixed/u);
      });
    }
  });

  it('only tells with --dry-run, and shows what stands', async () => {
    const run = await runInMemory(['check', 'plan.md', '--fix', '--dry-run'], setup({ files: { 'plan.md': wrong } }));
    assert.equal(run.code, 1);
    assert.match(run.out, /^plan\.md:3:3 {2}would fix: Move .*\n\nplan\.md:3:3 {2}warning/u);
    assert.match(run.out, /\n1 finding: 1 warning\.\n1 finding would be fixed\. Nothing was written\.\n$/u);
  });

  it('turns standard input into standard output, with the report beside it', async () => {
    const run = await runInMemory(['check', '-', '--fix'], setup({ input: `\uFEFF${wrong}`, colours: true }));
    assert.equal(run.code, 0);
    assert.equal(run.out, `\uFEFF${right}`);
    assert.match(run.err, /^<stdin>:3:3 {2}fixed: Move/u);
    const same = await runInMemory(['check', '-', '--fix'], setup({ input: right }));
    assert.deepEqual([same.code, same.out, same.err], [0, right, '']);
    const dry = await runInMemory(['check', '-', '--fix', '--dry-run'], setup({ input: wrong }));
    assert.match(dry.out, /^<stdin>:3:3 {2}would fix: Move/u);
  });

  it('leaves alone what the baseline accepts, and can write what is left into one', async () => {
    const name = '.rolecheck-baseline.json';
    const first = await runOnDisk(['check', 'plan.md', '--update-baseline'], setup({ files: { 'plan.md': wrong } }));
    const text = wrong.replace('- Conversion rate', '- Conversion rate\n- Click-through rate');
    const files = { 'plan.md': text, [name]: first.written[name] ?? '' };
    const run = await runOnDisk(['check', 'plan.md', '--fix', '--baseline', name], setup({ files }));
    assert.match(run.written['plan.md'] ?? '', /^## Community management\n\n- Conversion rate\n\n/u);
    assert.match(run.out, /\n1 finding was fixed\.\n1 finding left out, as \S+ says\.\n$/u);
    const fresh = await runOnDisk(
      ['check', 'b.md', '--fix', '--update-baseline'],
      setup({ files: { 'b.md': `${wrong}\n## Brand\n\n- Click-through rate\n` } }),
    );
    assert.equal(fresh.code, 0);
    assert.deepEqual(Object.keys(fresh.written), ['b.md', name]);
    assert.doesNotMatch(fresh.written[name] ?? '', /conversion-rate/u);
  });

  it('tells programs what was fixed, or would be', async () => {
    const args = ['check', 'plan.md', '--fix', '--format', 'json'];
    const files = { 'plan.md': wrong };
    const fix = { title: told, rule: 'metric-outside-role', term: 'conversion-rate', roles: ['community-management'] };
    const fixes = [{ ...fix, line: 3, column: 3 }];
    const done = JSON.parse((await runOnDisk(args, setup({ files }))).out) as JsonReport;
    assert.deepEqual(done.files, [{ path: 'plan.md', findings: [], fixed: fixes }]);
    assert.deepEqual([done.summary.fixed, done.summary.wouldFix], [1, undefined]);
    const dry = JSON.parse((await runInMemory([...args, '--dry-run'], setup({ files }))).out) as JsonReport;
    assert.deepEqual([dry.files[0]?.wouldFix, dry.files[0]?.findings.length], [fixes, 1]);
    assert.deepEqual([dry.summary.fixed, dry.summary.wouldFix], [undefined, 1]);
  });
});
