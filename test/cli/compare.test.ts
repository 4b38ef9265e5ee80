import assert from 'node:assert/strict';
import type { JsonComparison } from '../../server/src/cli/compare-json';
import { displayWidth } from '../../server/src/cli/terminal/wrap';
import { runInMemory, type CommandLineSetup } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const compare = (args: readonly string[], setup: CommandLineSetup = {}) =>
  runInMemory(['compare', ...args], { taxonomy, ...setup });

const all = ['community', 'social', 'brand', 'marketing'];

async function rolesIn(args: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await compare([...args, '--format', 'json']);
  assert.equal(err, '');
  return (JSON.parse(out) as JsonComparison).roles.map(({ id }) => id);
}

describe('rolecheck compare', () => {
  const namings: readonly (readonly [args: readonly string[], ids: readonly string[]])[] = [
    [
      ['community', 'social media'],
      ['community-management', 'social-media-management'],
    ],
    [
      ['social', 'media', 'community'],
      ['social-media-management', 'community-management'],
    ],
    [
      ['brand', 'manager', 'vs.', 'the', 'marketing', 'team'],
      ['brand-management', 'marketing'],
    ],
    [
      ['Head of Brand', 'and', 'CMO'],
      ['brand-management', 'marketing'],
    ],
    [
      ['brand-management,', 'community-management'],
      ['brand-management', 'community-management'],
    ],
    [
      ['social', 'media', 'marketing', 'manager', 'brand'],
      ['social-media-management', 'marketing', 'brand-management'],
    ],
    [all, taxonomy.roles.map(({ id }) => id)],
  ];
  for (const [args, ids] of namings) {
    it(`takes “${args.join('” “')}” as people mean it, in that order`, async () => {
      assert.deepEqual(await rolesIn(args), ids);
    });
  }

  it('prints a table with a column for each role', async () => {
    const { code, out } = await compare(['community', 'brand'], { columns: 80 });
    assert.equal(code, 0);
    const lines = out.split('\n');
    assert.equal(lines[0], 'Community management and brand management compared');
    assert.match(lines[2]!, /^ +Community management +Brand management$/u);
    const second = lines[2]!.indexOf('Brand');
    // Every cell of the second column begins where its title does.
    for (const line of lines.slice(4, lines.indexOf('What the sources say') - 1))
      assert.match(line.slice(second - 2, second), /^ {0,2}$/u, line);
    assert.match(out, /\nTime horizon +\S/u);
    assert.match(out, /\nWhat the sources say\n/u);
  });

  it('keeps every line within the terminal', async () => {
    for (const columns of [24, 60, 80, 100, 160]) {
      for (const names of [all.slice(0, 2), all]) {
        const { out } = await compare(names, { columns });
        const tooLong = out.split('\n').filter((line) => displayWidth(line) > columns && !line.includes('rolecheck '));
        assert.deepEqual(tooLong, [], `${names.length} roles in ${columns} columns`);
      }
    }
  });

  it('puts one role below the other where columns would be too narrow', async () => {
    const { out } = await compare(all, { columns: 60 });
    assert.doesNotMatch(out, /─/u);
    const titles = out.split('\n').filter((line) => taxonomy.roles.some(({ label }) => label === line));
    assert.deepEqual(
      titles,
      taxonomy.roles.map(({ label }) => label),
    );
    const wide = (await compare(all, { columns: 140 })).out;
    const words = (text: string): Set<string> => new Set(text.match(/[\p{L}]{4,}/gu));
    for (const word of words(wide)) assert.ok(words(out).has(word), `${word} is lost`);
  });

  const mistakes: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
    ['a name with a slip', ['brnad', 'marketing'], /there is no role “brnad”\. Did you mean brand management\?/u],
    ['a name of nobody', ['gardening', 'marketing'], /there is no role “gardening”\. The roles are: community/u],
    ['a function that is never checked', ['sales', 'brand'], /“sales” is a function that Rolecheck .* never checks/u],
    ['one role', ['community'], /at least two roles\. All of this names community management\./u],
    ['one role twice', ['community', 'community manager'], /at least two roles/u],
    ['no role', [], /name the roles to compare, for example: rolecheck compare community marketing/u],
    ['what steers a terminal', ['\u001B[2J', 'brand'], /there is no role “\uFFFD\[2J”/u],
  ];
  for (const [what, args, message] of mistakes) {
    it(`exits with 2 and says what to do on ${what}`, async () => {
      const { code, out, err } = await compare(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('gives programs the qualities, the terms and what sources say', async () => {
    const { out } = await compare(['community', 'marketing', '--format', 'json']);
    const { version, qualities, terms, statements } = JSON.parse(out) as JsonComparison;
    assert.equal(version, '1.2.3');
    const horizon = qualities.find(({ id }) => id === 'time-horizon');
    assert.deepEqual(
      horizon?.answers.map(({ role, value }) => [role, value]),
      ['community-management', 'marketing'].map((role) => [
        role,
        taxonomy.traits.find(({ id }) => id === 'time-horizon')!.values[role]!.value,
      ]),
    );
    assert.deepEqual(terms.find(({ id }) => id === 'conversion-rate')?.roles, {
      'community-management': 'outside',
      marketing: 'own',
    });
    for (const { roles } of terms) assert.ok(Object.values(roles).some((is) => is === 'own' || is === 'share'));
    assert.ok(statements.length > 0 && statements.every(({ sources }) => sources.length > 0));
  });

  it('prints the whole comparison as Markdown that stands alone', async () => {
    const { out } = await compare(['brand', 'marketing', '--format', 'markdown']);
    assert.match(out, /^# Brand management and marketing compared\n\n\| {2}\| Brand management \| Marketing \|\n/u);
    assert.match(out, /\n## Metrics\n/u);
    assert.doesNotMatch(out, /\]\((?!https?:)/u);
  });
});
