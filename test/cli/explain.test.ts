import assert from 'node:assert/strict';
import type { JsonExplanation } from '../../server/src/cli/explain-json';
import { displayWidth } from '../../server/src/cli/terminal/wrap';
import { findByName, idOf } from '../../server/src/core/lookup/find-by-name';
import { ruleNames } from '../../server/src/core/rules/findings';
import { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { runInMemory, type CommandLineSetup } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const explain = (asked: string, setup: CommandLineSetup = {}) =>
  runInMemory(['explain', ...asked.split(' ')], { taxonomy, ...setup });

async function explainAsJson(asked: string): Promise<JsonExplanation> {
  return JSON.parse((await explain(`${asked} --format json`)).out) as JsonExplanation;
}

/** The taxonomy with one term that is changed. */
function withTerm(id: string, change: Partial<(typeof taxonomy.terms)[number]>): Taxonomy {
  const { roles, neighbours, traits, sources, comparisons } = taxonomy;
  const terms = taxonomy.terms.map((term) => (term.id === id ? { ...term, ...change } : term));
  return new Taxonomy({ roles, neighbours, terms, traits, sources, comparisons });
}

describe('rolecheck explain', () => {
  const names: readonly (readonly [asked: string, title: string])[] = [
    ['click-through-rate', 'Click-through rate'],
    ['Click-Through Rate', 'Click-through rate'],
    ['clickthrough rates', 'Click-through rate'],
    ['CTR', 'Click-through rate'],
    ['moderating the forum', 'Moderate discussions'],
    ['community-management', 'Community management'],
    ['senior community manager', 'Community management'],
    ['Head of Brand', 'Brand management'],
    ['CMO', 'Marketing'],
    ['social', 'Social media management'],
    ['metric-outside-role', 'metric-outside-role'],
    ['Metric outside role', 'metric-outside-role'],
    ['sales', 'Sales'],
  ];
  for (const [asked, title] of names) {
    it(`finds “${title}” where “${asked}” is asked for`, async () => {
      const { code, out, err } = await explain(asked);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out.split('\n')[0], title);
    });
  }

  it('finds everything by its id', () => {
    const ids = [...taxonomy.terms.map(({ id }) => id), ...taxonomy.roles.map(({ id }) => id), ...ruleNames];
    for (const id of ids) assert.deepEqual(findByName(id, taxonomy).best.map(idOf), [id]);
  });

  it('says of a term what it is, whose, why not others’, which words mean it and who says so', async () => {
    const { out } = await explain('conversion rate', { columns: 100 });
    const flat = out.replace(/\s+/gu, ' ');
    const term = taxonomy.term('conversion-rate')!;
    assert.ok(flat.includes(term.definition));
    assert.ok(flat.includes(`Formula: ${term.formula}`));
    for (const part of ['Whose it is', 'Words that mean it', 'Who says so', 'Marketing owns it', 'does not own it'])
      assert.ok(flat.includes(part), part);
    assert.doesNotMatch(out, /\*\*|\]\(|\\|\| /u, 'no marks of Markdown are left');
  });

  it('keeps every line within the terminal', async () => {
    for (const columns of [30, 60, 80, 140]) {
      for (const asked of ['conversion-rate', 'marketing', 'merged-roles', 'sales']) {
        const { out } = await explain(asked, { columns });
        const tooLong = out.split('\n').filter((line) => displayWidth(line) > columns && !line.includes('rolecheck '));
        assert.deepEqual(tooLong, [], `${asked} in ${columns} columns`);
      }
    }
  });

  it('loses nothing of a table where the terminal has no room for columns', async () => {
    const reasons = taxonomy.roles.flatMap(({ id }) => {
      const relation = taxonomy.term('conversion-rate')!.roles[id];
      return relation?.is === 'outside' ? [relation.reason] : [];
    });
    assert.ok(reasons.length > 0);
    const narrow = (await explain('conversion-rate', { columns: 40 })).out;
    assert.doesNotMatch(narrow, /─/u);
    for (const reason of reasons) assert.ok(narrow.replace(/\s+/gu, ' ').includes(reason), reason);
  });

  it('shows headings in bold where there are colours, and only there', async () => {
    assert.match((await explain('CTR', { colours: true })).out, /^\u001B\[1mClick-through rate\u001B\[22m\n/u);
    assert.doesNotMatch((await explain('CTR')).out, /\u001B/u);
  });

  it('lists what the words mean where that is several things, with the way to each', async () => {
    const { code, out, err } = await explain('belonging');
    assert.deepEqual([code, err], [0, '']);
    const commands = [...out.matchAll(/ {2}rolecheck explain ([\w-]+) /gu)].map(([, id]) => id!);
    assert.deepEqual(commands, ['sense-of-community-index', 'build-sense-of-belonging']);
    for (const id of commands) assert.equal((await explain(id)).out.split('\n')[0], taxonomy.term(id)!.label);
  });

  it('says below the page what else the words may mean', async () => {
    const { out } = await explain('sales');
    assert.match(out, /\n“sales” may also mean:\n\n {2}rolecheck explain sales-revenue /u);
  });

  it('names what may have been meant, and exits with 2, where nothing is found', async () => {
    const slip = await explain('conversoin rate');
    assert.deepEqual([slip.code, slip.out], [2, '']);
    assert.match(
      slip.err,
      /there is no term, role or rule “conversoin rate”.*\n\n {2}rolecheck explain conversion-rate /u,
    );
    const part = await explain('churn of members by cohort');
    assert.match(part.err, /Ask for one as plans name it, for example: rolecheck explain/u);
    const word = await explain('rate');
    assert.match(word.err, /\n {2}rolecheck explain bounce-rate +Bounce rate \(metric\)\n/u);
  });

  it('does not ask back where an id is given', async () => {
    assert.match((await explain('conversion rate')).out, /may also mean/u);
    assert.doesNotMatch((await explain('conversion-rate')).out, /may also mean/u);
  });

  it('is safe for terminals, whatever is asked and whatever the taxonomy holds', async () => {
    const asked = await runInMemory(['explain', '\u001B[2Jx\u202E'], { taxonomy });
    assert.doesNotMatch(asked.err, /[\u001B\u202E]/u);
    const odd = withTerm('conversion-rate', { definition: 'A \u001B[31mred\u0007 word.', label: 'Odd\u009B1m' });
    const { out } = await explain('conversion-rate', { taxonomy: odd });
    assert.match(out, /^Odd\uFFFD1m\n/u);
    assert.doesNotMatch(out, /[\u0000-\u0009\u000B-\u001F\u0080-\u009F]/u);
  });

  it('says what to do where nothing is asked for', async () => {
    for (const args of [['explain'], ['explain', ' ']]) {
      const { code, err } = await runInMemory(args, { taxonomy });
      assert.equal(code, 2);
      assert.match(err, /name a term, a role or a rule, for example: rolecheck explain/u);
    }
  });

  describe('for programs and documents', () => {
    it('gives a term with its relations, reasons and sources', async () => {
      const { version, asked, found, also, near } = await explainAsJson('conversion rate');
      assert.deepEqual([version, asked, near], ['1.2.3', 'conversion rate', []]);
      assert.deepEqual(also, [{ id: 'increase-conversions', kind: 'term' }]);
      const [term] = found;
      assert.ok(term?.kind === 'term' && found.length === 1);
      const known = taxonomy.term('conversion-rate')!;
      assert.deepEqual(
        [term.id, term.label, term.dimension, term.definition, term.formula, term.unit],
        [known.id, known.label, 'metric', known.definition, known.formula, known.unit],
      );
      assert.deepEqual(
        term.relations.map(({ role }) => role),
        taxonomy.roles.map(({ id }) => id),
      );
      for (const { role, is, reason, sources } of term.relations) {
        const relation = known.roles[role];
        assert.equal(is, relation?.is ?? 'unstated');
        assert.equal(reason, relation?.is === 'outside' ? relation.reason : null);
        assert.equal(sources.length, relation?.basis.length ?? 0);
        for (const { id, name } of sources) assert.equal(name, taxonomy.source(id)!.name);
      }
    });

    it('gives roles, rules and neighbour roles in the same frame', async () => {
      for (const [asked, kind, id] of [
        ['brand', 'role', 'brand-management'],
        ['merged-roles', 'rule', 'merged-roles'],
        ['sales', 'neighbour', 'sales'],
      ] as const) {
        const [first] = (await explainAsJson(asked)).found;
        assert.deepEqual([first?.kind, first?.id], [kind, id]);
        assert.ok(first!.label !== '' && first!.definition !== '');
      }
    });

    it('gives all that is meant, and what is near where that is nothing', async () => {
      assert.equal((await explainAsJson('belonging')).found.length, 2);
      const run = await explain('conversoin rate --format json');
      assert.equal(run.code, 2);
      const { found, near } = JSON.parse(run.out) as JsonExplanation;
      assert.deepEqual([found, near[0]], [[], { id: 'conversion-rate', kind: 'term' }]);
    });

    it('prints the page as Markdown that stands alone', async () => {
      const { out } = await explain('CTR --format markdown');
      assert.match(out, /^# Click-through rate\n/u);
      assert.match(out, /\n\| Role \| {2}\| Why, and what instead \|\n/u);
      assert.doesNotMatch(out, /\]\((?!https?:)/u);
    });
  });
});
