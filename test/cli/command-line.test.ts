import assert from 'node:assert/strict';
import { runInMemory } from '../support/cli-world';

describe('the command line', () => {
  it('prints its version', async () => {
    assert.deepEqual(await runInMemory(['--version']), { code: 0, out: '1.2.3\n', err: '', fileNames: [] });
  });

  it('prints help with an example', async () => {
    const all = await runInMemory(['--help']);
    assert.equal(all.code, 0);
    assert.match(all.out, /\$ rolecheck check community-plan\.md/u);
    const check = await runInMemory(['check', '--help']);
    assert.equal(check.code, 0);
    for (const part of [
      /--format <name>/u,
      /--stdin-filename <name>/u,
      /Exit codes:/u,
      /lines and columns from 1/u,
      /\^~~~/u,
    ]) {
      assert.match(check.out, part);
    }
  });

  const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /Usage: rolecheck/u],
    [
      'a plan without a command',
      ['plan.md'],
      /there is no command "plan\.md"\. To check a plan: rolecheck check plan\.md/u,
    ],
    ['nothing to check', ['check'], /name at least one plan to check/u],
    ['an unknown option', ['check', '--fromat', 'json', 'a.md'], /unknown option '--fromat'[\s\S]*--format/u],
    [
      'an unknown format',
      ['check', '--format', 'xml', 'a.md'],
      /'xml' is invalid\. Allowed choices are stylish, json/u,
    ],
    [
      'a name for no input',
      ['check', '--stdin-filename', 'x.md', 'a.md'],
      /--stdin-filename is for plans from standard input/u,
    ],
    ['--dry-run without --fix', ['check', 'a.md', '--dry-run'], /--dry-run is about what --fix would do; add --fix/u],
    [
      'a dry run that writes',
      ['check', 'a.md', '--fix', '--dry-run', '--update-baseline'],
      /--dry-run writes nothing, and --update-baseline writes a file/u,
    ],
    [
      'a baseline for a plan without a name',
      ['check', '-', '--baseline', 'b.json'],
      /give the one from standard input its name with --stdin-filename/u,
    ],
    [
      '--reproduce with --fix',
      ['check', 'a.md', '--reproduce', '3', '--fix'],
      /'--reproduce <line>' cannot be used with option '--fix'/u,
    ],
    ['a server without a way to talk to it', ['lsp'], /--stdio/u],
  ];
  for (const [what, args, message] of misuses) {
    it(`exits with 2 and says what to do on ${what}`, async () => {
      const run = await runInMemory(args, { onServer: () => assert.fail('the server must not start') });
      assert.equal(run.code, 2);
      assert.match(run.err, message);
      assert.equal(run.out, '');
      assert.doesNotMatch(run.err, /\n {4}at /u);
    });
  }

  it('leaves the exit code to the language server once that is started', async () => {
    for (const transport of ['--stdio', '--node-ipc', '--socket=5007']) {
      let started = 0;
      const run = await runInMemory(['lsp', transport, '--clientProcessId=1'], { onServer: () => started++ });
      assert.equal(started, 1);
      assert.deepEqual(run, { code: undefined, out: '', err: '', fileNames: [] });
    }
  });
});
