import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { contributes, scripts, version } from '../../package.json';
import { analyze } from '../../server/src/core/analyze';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { taxonomy } from '../support/taxonomy';

const read = (path: string): string => readFileSync(path, 'utf8');
const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? match[0])),
];
const findingsOf = (plan: string) => analyze(plan, { taxonomy }).findings;

describe('the documents', () => {
  for (const document of ['README.md', 'CONTRIBUTING.md', 'server/tools/start.mjs']) {
    it(`${document} names scripts that exist`, () => {
      const named = matches(read(document), /\bnpm (?:run )?(start|test|(?<=run )[\w:]+)/g);
      assert.ok(named.length > 0);
      for (const name of named) assert.ok(name in scripts, `npm run ${name}`);
    });
  }

  it('README.md names commands and options that the command line has', () => {
    const readme = read('README.md');
    const folder = 'server/src/cli/commands';
    const program = readdirSync(folder)
      .map((file) => read(`${folder}/${file}`))
      .join('');
    const commands = matches(readme, /(?:^|`|\| )rolecheck ([a-z]+)/gm);
    assert.deepEqual([...commands].sort(), ['check', 'compare', 'config', 'explain', 'init', 'lsp', 'mcp']);
    for (const name of commands) assert.ok(program.includes(`.command('${name}')`), `rolecheck ${name}`);
    for (const name of matches(readme, /rolecheck .*?(--(?!help)[a-z-]+)/g)) assert.ok(program.includes(name), name);
  });

  it('README.md names every setting that a person may want, and no other', () => {
    const settings = Object.keys(contributes.configuration.properties).filter((name) => !name.includes('.trace.'));
    const named = matches(read('README.md'), /^\| `(rolecheck\.[\w.]+)`/gm);
    assert.deepEqual([...named].sort(), settings.sort());
  });

  it('README.md shows a team’s file in which every line is right', () => {
    const [example = ''] = matches(read('README.md'), /```yaml\n(.*?)```/gs);
    assert.match(example, /^#.*\nroles:/);
    const uri = 'file:///team/.rolecheck.yaml';
    const { problems } = resolveConfig(taxonomy, [{ uri, reading: readConfig(example) }]);
    assert.deepEqual(problems.get(uri), []);
  });

  it('README.md shows a plan with a finding, and the same plan made sound', () => {
    const [before = '', after = ''] = matches(read('README.md'), /```markdown\n(.*?)```/gs);
    assert.deepEqual(
      findingsOf(before).map(({ term }) => term),
      ['conversion-rate'],
    );
    assert.match(after, /Conversion rate/);
    assert.deepEqual(findingsOf(after), []);
  });

  it('CONTRIBUTING.md sends nobody to a file that is not there', () => {
    const [table = ''] = /## Where do I change.*?\n## /s.exec(read('CONTRIBUTING.md')) ?? [];
    const paths = matches(table, /`([\w.-]*[/.][\w./-]+)`/g).filter(
      (path) => !['tactics.yaml', '.rolecheck.yaml'].includes(path),
    );
    assert.ok(paths.length > 40, `${paths.length} paths`);
    const siblings = ['tactics.yaml', 'objectives.yaml', 'audiences.yaml', 'skills.yaml'];
    for (const path of paths) {
      assert.ok(existsSync(siblings.includes(path) ? `server/taxonomy/${path}` : path), path);
    }
  });

  it('CHANGELOG.md speaks of the version that package.json has', () => {
    assert.ok(read('CHANGELOG.md').includes(version));
  });
});

describe('the sample plan', () => {
  it('shows what Rolecheck finds, and leaves its traps alone', () => {
    const plan = read('test/plans/sample-plan.md');
    const found = findingsOf(plan).map(({ rule, span }) => `${rule}: ${plan.slice(span.start, span.end)}`);
    assert.deepEqual(found, [
      'tactic-outside-role: Retarget members',
      'skill-outside-role: Paid media skills',
      'objective-outside-role: belonging',
      'metric-outside-role: Organic search traffic',
      'metric-outside-role: Conversion rate',
    ]);
  });
});
