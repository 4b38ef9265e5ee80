import assert from 'node:assert/strict';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { pretendAnalysis } from '../support/in-memory-world';
import { runInMemory, systemError, type CommandLineSetup } from '../support/cli-world';

const wrong = '# Community\n\n- Conversion rate\n';
const right = '# Community\n\n- Retention\n';

/** The files of the report, in its order, with the number of their findings. */
async function checked(
  args: readonly string[],
  setup: CommandLineSetup,
): Promise<readonly (readonly [string, number])[]> {
  const { out } = await runInMemory(['check', '--format', 'json', ...args], setup);
  return (JSON.parse(out) as JsonReport).files.map(({ path, findings }) => [path, findings.length] as const);
}

describe('rolecheck check', () => {
  it('exits with 0 and says nothing when nothing is wrong', async () => {
    const run = await runInMemory(['check', 'plan.md', 'empty.md'], { files: { 'plan.md': right, 'empty.md': '' } });
    assert.deepEqual(run, { code: 0, out: '', err: '', fileNames: ['plan.md', 'empty.md'] });
  });

  it('exits with 1 and reports on standard output when something is wrong', async () => {
    const run = await runInMemory(['check', 'plan.md'], { files: { 'plan.md': wrong } });
    assert.equal(run.code, 1);
    assert.equal(run.err, '');
    assert.match(run.out, /^plan\.md:3:3 {2}warning {2}metric-outside-role\n/u);
    assert.doesNotMatch(run.out, /\u001B/u);
  });

  it('exits with 0 when all that is found is milder than a warning', async () => {
    const settings = (
      severity: 'error' | 'information',
    ): { arguable: 'milder'; rules: Record<string, typeof severity> } => ({
      arguable: 'milder',
      rules: { 'metric-outside-role': severity },
    });
    const files = { 'plan.md': wrong };
    const mild = await runInMemory(['check', 'plan.md'], {
      files,
      analyze: (text) => pretendAnalysis(text, { settings: settings('information') }),
    });
    assert.equal(mild.code, 0);
    assert.match(mild.out, /information/u);
    const grave = await runInMemory(['check', 'plan.md'], {
      files,
      analyze: (text) => pretendAnalysis(text, { settings: settings('error') }),
    });
    assert.equal(grave.code, 1);
  });

  it('uses colours on a terminal', async () => {
    const { out } = await runInMemory(['check', 'plan.md'], { files: { 'plan.md': wrong }, colours: true });
    assert.match(out, /\u001B\[33mwarning/u);
  });

  it('tells the analysis the name without folders', async () => {
    const { fileNames } = await runInMemory(['check', 'a/b/README.md'], { files: { 'a/b/README.md': '' } });
    assert.deepEqual(fileNames, ['README.md']);
  });

  describe('finding what to check', () => {
    const files = {
      'b.md': wrong,
      'a.md': wrong,
      'notes.txt': wrong,
      'plans/z.md': wrong,
      'plans/Q3.MARKDOWN': wrong,
      'plans/deep/er/x.md': right,
      'plans/logo.png': '\0',
      'plans/node_modules/dep/readme.md': wrong,
      'plans/.git/notes.md': wrong,
      'plans/.hidden.md': wrong,
      'a [draft] (1).md': wrong,
      'pictures/logo.png': '\0',
    };

    it('keeps the order in which files are given', async () => {
      assert.deepEqual(await checked(['b.md', 'a.md'], { files }), [
        ['b.md', 1],
        ['a.md', 1],
      ]);
    });

    it('checks a file that is given twice, or two ways, once', async () => {
      assert.deepEqual(await checked(['a.md', './a.md', 'a.md'], { files }), [['a.md', 1]]);
    });

    it('checks a file that is named, whatever its name ends in', async () => {
      assert.deepEqual(await checked(['notes.txt'], { files }), [['notes.txt', 1]]);
    });

    it('takes a folder for the Markdown files in it and below, sorted, without what is hidden or installed', async () => {
      assert.deepEqual(await checked(['plans'], { files }), [
        ['plans/Q3.MARKDOWN', 1],
        ['plans/deep/er/x.md', 0],
        ['plans/z.md', 1],
      ]);
      const here = await checked(['.'], { files });
      assert.deepEqual(here.map(([path]) => path).slice(0, 3), ['a [draft] (1).md', 'a.md', 'b.md']);
      assert.deepEqual(await checked(['plans/'], { files: { 'plans//z.md': wrong, 'plans/z.md': wrong } }), [
        ['plans/z.md', 1],
      ]);
    });

    it('takes a name that exists for that file, even if it looks like a pattern', async () => {
      assert.deepEqual(await checked(['a [draft] (1).md'], { files }), [['a [draft] (1).md', 1]]);
    });

    it('takes any other name that looks like one for a pattern, and sorts what matches', async () => {
      assert.deepEqual(await checked(['[ab].md'], { files }), [
        ['a.md', 1],
        ['b.md', 1],
      ]);
    });

    const complaints: readonly (readonly [string, string, string])[] = [
      ['a file that is not there', 'gone.md', 'rolecheck: gone.md: there is no file or folder of this name.\n'],
      ['a pattern that matches nothing', 'x*.md', 'rolecheck: x*.md: no file matches this pattern.\n'],
      [
        'a folder without plans',
        'pictures',
        'rolecheck: pictures: there are no Markdown files (.md) in this folder.\n',
      ],
      [
        'what is no text',
        'pictures/logo.png',
        'rolecheck: pictures/logo.png: this is no text file (byte 1 is a NUL byte), so there is no plan in it.\n',
      ],
    ];
    for (const [what, arg, message] of complaints) {
      it(`exits with 2 and says why for ${what}, and still checks the rest`, async () => {
        const run = await runInMemory(['check', arg, 'a.md'], { files });
        assert.equal(run.code, 2);
        assert.equal(run.err, message);
        assert.match(run.out, /^a\.md:3:3/u);
      });
    }
  });

  describe('what cannot be read', () => {
    const reasons: readonly (readonly [string, RegExp])[] = [
      ['EACCES', /permission/u],
      ['EPERM', /permission/u],
      ['ENOENT', /does not exist/u],
      ['EISDIR', /folder/u],
      ['ELOOP', /leads back to itself/u],
      ['EIO', /could not be read \(EIO\)/u],
    ];
    for (const [code, words] of reasons) {
      it(`is told in words (${code}), and costs no other file its findings`, async () => {
        const files = { 'secret.md': systemError(code), 'plan.md': wrong };
        const run = await runInMemory(['check', 'secret.md', 'plan.md'], { files });
        assert.equal(run.code, 2);
        assert.match(run.err, /^rolecheck: secret\.md: .*\n$/u);
        assert.match(run.err, words);
        assert.doesNotMatch(run.err, /somewhere/u);
        assert.match(run.out, /^plan\.md:3:3/u);
      });
    }

    it('is in the report for programs, too', async () => {
      const run = await runInMemory(['check', '--format', 'json', 'gone.md'], {});
      const { errors, summary } = JSON.parse(run.out) as JsonReport;
      assert.deepEqual(errors, [{ path: 'gone.md', message: 'there is no file or folder of this name.' }]);
      assert.equal(summary.errors, 1);
      assert.equal(run.code, 2);
    });
  });

  it('goes on with the other plans when its own analysis fails on one', async () => {
    const run = await runInMemory(['check', 'odd.md', 'plan.md'], {
      files: { 'odd.md': 'odd', 'plan.md': wrong },
      analyze: (text) => {
        if (text === 'odd') throw new Error('stumbled\nover it');
        return pretendAnalysis(text);
      },
    });
    assert.equal(run.code, 2);
    assert.equal(
      run.err,
      'rolecheck: odd.md: Rolecheck has a defect and could not check this plan (stumbled over it).\n',
    );
    assert.match(run.out, /^plan\.md:3:3/u);
  });

  describe('positions', () => {
    it('does not count a byte order mark', async () => {
      const { out } = await runInMemory(['check', 'plan.md'], { files: { 'plan.md': '\uFEFFConversion rate\n' } });
      assert.match(out, /^plan\.md:1:1 /u);
    });

    for (const [name, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['a lone CR', '\r'],
    ] as const) {
      it(`counts lines that end with ${name}`, async () => {
        const { out } = await runInMemory(['check', 'plan.md'], { files: { 'plan.md': wrong.replaceAll('\n', eol) } });
        assert.match(out, /^plan\.md:3:3 [^\r]*\n {4}- Conversion rate\n {6}\^~{14}\n/u);
      });
    }
  });

  describe('standard input', () => {
    it('is checked for -, under the name that it is given', async () => {
      const run = await runInMemory(['check', '-', '--stdin-filename', 'docs/README.md'], { input: wrong });
      assert.equal(run.code, 1);
      assert.match(run.out, /^docs\/README\.md:3:3/u);
      assert.deepEqual(run.fileNames, ['README.md']);
    });

    it('has a name of its own otherwise', async () => {
      const run = await runInMemory(['check', '-'], { input: wrong });
      assert.match(run.out, /^<stdin>:3:3/u);
      assert.deepEqual(run.fileNames, [undefined]);
    });

    it('can stand among files, and counts once', async () => {
      assert.deepEqual(await checked(['plan.md', '-', '-'], { files: { 'plan.md': right }, input: wrong }), [
        ['plan.md', 0],
        ['<stdin>', 1],
      ]);
    });

    it('is held to UTF-8 like any file', async () => {
      const run = await runInMemory(['check', '-'], { input: Buffer.from([0x61, 0xff]) });
      assert.equal(run.code, 2);
      assert.match(run.err, /^rolecheck: <stdin>: byte 2 \(on line 1\) is not valid UTF-8/u);
    });
  });
});
