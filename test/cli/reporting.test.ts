import assert from 'node:assert/strict';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { formats } from '../../server/src/cli/formats';
import type { Severity } from '../../server/src/core/rules/findings';
import { defaultSettings } from '../../server/src/core/settings';
import { pretendAnalysis } from '../support/in-memory-world';
import { runInMemory, runOnDisk, systemError, type CommandLineSetup, type Run } from '../support/cli-world';

const wrong = '# Community\n\n- Conversion rate\n';

/** A plan for each of these levels, with one finding of that level. */
function plansWith(...severities: readonly Severity[]): CommandLineSetup {
  return {
    files: Object.fromEntries(
      severities.map((severity, index) => [`${index}-${severity}.md`, `<!-- ${severity} -->\n${wrong}`]),
    ),
    analyze: (text) =>
      pretendAnalysis(text, {
        settings: {
          ...defaultSettings,
          rules: { 'metric-outside-role': severities.find((severity) => text.includes(severity)) ?? 'warning' },
        },
      }),
  };
}

async function codeOf(args: readonly string[], setup: CommandLineSetup): Promise<number | undefined> {
  return (await runInMemory(['check', '.', ...args], setup)).code;
}

const levelsIn = ({ out }: Run): readonly Severity[] =>
  (JSON.parse(out) as JsonReport).files.flatMap(({ findings }) => findings.map(({ severity }) => severity));

describe('what makes a run fail', () => {
  const cases: readonly (readonly [args: string, fails: readonly Severity[]])[] = [
    ['', ['error', 'warning']],
    ['--fail-on error', ['error']],
    ['--fail-on hint', ['error', 'warning', 'information', 'hint']],
    ['--fail-on never', []],
    ['--max-warnings 1', ['error']],
    ['--severity error', ['error']],
    ['--severity hint', ['error', 'warning']],
    ['--quiet --fail-on information', ['error', 'warning', 'information']],
  ];
  for (const [args, expected] of cases) {
    it(`is ${expected.join(', ') || 'nothing'} with ${args === '' ? 'no option' : args}`, async () => {
      const failing: Severity[] = [];
      for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
        const code = await codeOf(args.split(' ').filter(Boolean), plansWith(severity));
        if (code === 1) failing.push(severity);
        else assert.equal(code, 0);
      }
      assert.deepEqual(failing, expected);
    });
  }

  it('is one warning more than are let pass', async () => {
    const setup = plansWith('warning', 'warning', 'hint');
    assert.equal(await codeOf(['--max-warnings', '2'], setup), 0);
    assert.equal(await codeOf(['--max-warnings', '1'], setup), 1);
    assert.equal(await codeOf(['--max-warnings', '1', '--fail-on', 'never'], setup), 1);
    assert.equal(await codeOf(['--max-warnings', '0', '--fail-on', 'error'], plansWith('warning')), 1);
  });

  it('is what could not be checked, whatever else is said', async () => {
    const files = { 'a.md': systemError('EACCES') };
    assert.equal(await codeOf(['--fail-on', 'never', '--max-warnings', '9'], { files }), 2);
  });
});

describe('what is shown', () => {
  const setup = plansWith('error', 'warning', 'information', 'hint');

  it('is what is grave enough', async () => {
    const shown = async (...args: readonly string[]): Promise<readonly Severity[]> =>
      levelsIn(await runInMemory(['check', '.', '--format', 'json', ...args], setup));
    assert.deepEqual(await shown('--severity', 'information'), ['error', 'warning', 'information']);
    assert.deepEqual(await shown('--quiet'), ['error', 'warning']);
    assert.deepEqual(await shown('-q', '--fail-on', 'error'), ['error']);
  });

  it('does not keep a baseline from accepting the rest', async () => {
    const { written } = await runOnDisk(['check', '.', '--severity', 'error', '--update-baseline'], setup);
    assert.equal((written['.rolecheck-baseline.json']?.match(/"count":1/gu) ?? []).length, 4);
  });
});

describe('where reports go', () => {
  const files = { 'a.md': wrong };

  it('is a file with --output, and nothing is printed', async () => {
    const run = await runOnDisk(['check', 'a.md', '--format', 'json', '-o', 'out/report.json'], {
      files,
      colours: true,
    });
    assert.deepEqual([run.code, run.out, run.err], [1, '', '']);
    assert.equal((JSON.parse(run.written['out/report.json'] ?? '') as JsonReport).summary.findings, 1);
  });

  it('is a file without colours, whatever the terminal shows', async () => {
    const { written } = await runOnDisk(['check', 'a.md', '-o', 'r.txt'], { files, colours: true });
    assert.match(written['r.txt'] ?? '', /^a\.md:3:3 {2}warning/u);
  });

  it('may be several files beside what is printed', async () => {
    const args = ['--report', 'sarif=r.sarif', '--report', 'markdown=sum=mary.md', '--format', 'github'];
    const run = await runOnDisk(['check', 'a.md', ...args], { files });
    assert.match(run.out, /^::warning file=a\.md,line=3,/u);
    assert.match(run.written['r.sarif'] ?? '', /"version": "2\.1\.0"/u);
    assert.match(run.written['sum=mary.md'] ?? '', /^## Rolecheck: 1 finding/u);
  });

  it('is never one of the plans', async () => {
    for (const args of [
      ['-o', './a.md'],
      ['--report', 'json=a.md'],
    ]) {
      const run = await runInMemory(['check', 'a.md', ...args], { files });
      assert.equal(run.code, 2);
      assert.match(run.err, /a\.md: this is one of the plans, so the report was not written over it\.\n$/u);
    }
  });

  it('is told where it cannot be, and the other reports are written', async () => {
    const onWrite = (path: string): void => {
      if (path === 'r.json') throw systemError('EACCES');
    };
    const args = ['check', 'a.md', '--report', 'json=r.json', '--report', 'junit=r.xml'];
    const run = await runOnDisk(args, { files, onWrite });
    assert.deepEqual([run.code, run.err], [2, 'rolecheck: r.json: you do not have the permission to write here.\n']);
    assert.deepEqual(Object.keys(run.written), ['r.xml']);
  });

  it('is a mistake where the format is none, or the number', async () => {
    for (const [args, message] of [
      [['--report', 'pdf=a.pdf'], /Write a format and a file, for example: --report sarif=rolecheck\.sarif/u],
      [['--report', 'sarif'], /Write a format and a file/u],
      [['--max-warnings', 'ten'], /Write a number, for example: --max-warnings 10/u],
      [['--severity', 'grave'], /Allowed choices are error, warning, information, hint/u],
      [['--quiet', '--severity', 'hint'], /cannot be used with/u],
    ] as const) {
      const run = await runInMemory(['check', 'a.md', ...args], { files });
      assert.equal(run.code, 2);
      assert.match(run.err, message);
    }
  });
});

describe('paths in reports for others', () => {
  it('begin at the repository, wherever the command runs', async () => {
    const setup: CommandLineSetup = { files: { '.git/HEAD': '', 'plans/a b.md': wrong } };
    for (const name of ['github', 'gitlab', 'sarif', 'junit', 'markdown'] as const) {
      assert.ok(name in formats);
      const { out } = await runInMemory(['check', 'plans', '--format', name], setup);
      assert.match(out, name === 'sarif' ? /"plans\/a%20b\.md"/u : /(?<![./])plans\/a b\.md/u, name);
    }
  });

  it('have a name for what came from standard input', async () => {
    const { out } = await runInMemory(['check', '-', '--format', 'gitlab'], { input: wrong });
    assert.match(out, /"path": "stdin"/u);
  });
});

describe('ignored plans', () => {
  const files = { '.git/HEAD': '', '.gitignore': 'drafts/\n', 'a.md': wrong, 'drafts/b.md': wrong };
  const paths = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { out } = await runInMemory(['check', '--format', 'json', ...args], { files });
    return (JSON.parse(out) as JsonReport).files.map(({ path }) => path);
  };

  it('are left out of folders and patterns, and checked with --no-ignore or by name', async () => {
    assert.deepEqual(await paths('.'), ['a.md']);
    assert.deepEqual(await paths('**/*.md'), ['a.md']);
    assert.deepEqual(await paths('.', '--no-ignore'), ['a.md', 'drafts/b.md']);
    assert.deepEqual(await paths('drafts/b.md'), ['drafts/b.md']);
  });
});
