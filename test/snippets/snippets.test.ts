import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import type { Table } from '../../server/src/core/markdown/blocks';
import type { Settings } from '../../server/src/core/settings';
import { settingsSchema } from '../../server/src/core/settings-schema';
import { expandSnippet } from '../support/snippet-syntax';
import { taxonomy } from '../support/taxonomy';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

interface Contribution {
  readonly language: string;
  readonly path: string;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { snippets: readonly Contribution[] };
};
const [contribution] = manifest.contributes.snippets;
const snippets = JSON.parse(readFileSync(contribution?.path ?? '', 'utf8')) as Readonly<Record<string, Snippet>>;
const entries = Object.entries(snippets);
const startingWith = (prefix: string): readonly Snippet[] =>
  Object.values(snippets).filter((snippet) => snippet.prefix.startsWith(prefix));

const { roles } = taxonomy;
const shortNames = ['community', 'social', 'brand', 'marketing'];
/** Usual settings, but for the findings on which practice differs: they count like any other. */
const settings = (rules: Settings['rules'] = {}): Settings => settingsSchema().parse({ arguable: 'same', rules });

function read(text: string, rules?: Settings['rules']): Analysis {
  return analyze(text, { taxonomy, settings: settings(rules) });
}

/** The snippet as it stands after its prefix was typed on a line of its own, or behind what stands `before` it there. */
function expand({ prefix, body }: Snippet, before = ''): string {
  return before + expandSnippet(body.join('\n'), { TM_CURRENT_LINE: before + prefix });
}

function findingsIn(text: string, rules?: Settings['rules']): readonly string[] {
  return read(text, rules).findings.map(({ rule, words }) => `${rule}: ${words.what}`);
}

/** The terms that a text gives to a role, with the verdict on each. */
function givenTo(role: string, text: string): ReadonlyMap<string, string> {
  const given = read(text).judged.filter(({ assignment }) =>
    assignment.owners.some((owner) => owner.kind === 'role' && owner.role === role),
  );
  return new Map(
    given.flatMap(({ assignment, verdict }) => assignment.readings.map(({ term }) => [term.id, verdict.kind])),
  );
}

function onlyTable(text: string): Table {
  const tables = read(text).tree.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  assert.equal(tables.length, 1, 'one table');
  return tables[0]!;
}

function rowsOf(table: Table): readonly (readonly string[])[] {
  return table.rows.map(({ cells }) => cells.map(({ text }) => text.text.trim()));
}

describe('snippets', function () {
  this.timeout(20_000);

  it('are contributed for Markdown', () => {
    assert.deepEqual(manifest.contributes.snippets, [
      { language: 'markdown', path: './snippets/rolecheck.code-snippets' },
    ]);
  });

  it('have a prefix each of their own, and say in a sentence what they write', () => {
    const prefixes = entries.map(([, { prefix }]) => prefix);
    assert.deepEqual(
      prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
      [],
    );
    for (const [name, { description }] of entries) assert.match(description, /^\S.*\.$/u, name);
  });

  it('are there for every KPI and objective that a role owns, and nothing else', () => {
    const owned = (dimension: string): readonly string[] =>
      taxonomy.terms.filter((term) => term.dimension === dimension && taxonomy.owners(term).length > 0).map(({ id }) => id);
    const others = (prefix: string): readonly string[] =>
      startingWith(prefix).map((snippet) => snippet.prefix.slice(prefix.length));
    assert.deepEqual(
      others('kpi-').filter((id) => !id.startsWith('table-')),
      owned('metric'),
    );
    assert.deepEqual(others('objective-'), owned('objective'));
  });

  it('are there for every role, for every two of them and for all', () => {
    for (const name of shortNames) {
      for (const kind of ['kpi-table', 'role-section', 'plan', 'owner'])
        assert.equal(startingWith(`${kind}-${name}`).length, 1, `${kind}-${name}`);
    }
    const pairs = shortNames.flatMap((a, index) => shortNames.slice(index + 1).map((b) => `compare-${a}-${b}`));
    assert.deepEqual(
      startingWith('compare-').map(({ prefix }) => prefix).sort(),
      [...pairs, 'compare-all'].sort(),
    );
    for (const one of ['plan-all', 'plan-b2b', 'plan-b2c', 'responsibility-matrix'])
      assert.equal(startingWith(one).length, 1, one);
    assert.deepEqual(
      startingWith('rolecheck-disable-').map(({ prefix }) => prefix),
      ['rolecheck-disable-next-line', 'rolecheck-disable-line', 'rolecheck-disable-block', 'rolecheck-disable-file'],
    );
  });

  describe('are free of findings in an empty document:', () => {
    for (const [name, snippet] of entries) it(name, () => assert.deepEqual(findingsIn(expand(snippet)), []));
  });

  describe('of KPIs are read as that KPI of each role that owns it:', () => {
    for (const [name, snippet] of entries.filter(([, { prefix }]) => /^kpi-(?!table-)/.test(prefix))) {
      const id = snippet.prefix.slice('kpi-'.length);
      for (const role of taxonomy.owners(taxonomy.term(id)!)) {
        it(`${name}, ${role.label}`, () => {
          const section = `# Plan\n\n## ${role.label}\n\n### KPIs\n\n`;
          const alone = section + expand(snippet);
          assert.equal(givenTo(role.id, alone).get(id), 'own');
          assert.deepEqual(findingsIn(alone, { 'metric-without-target': 'warning' }), []);
          const [list] = read(alone).tree.blocks.slice(-1);
          assert.equal(list?.kind === 'list' && list.items.length, 1, 'a list of one item');
          assert.equal(section + expand(snippet, '- '), alone, 'no second mark in a list');
        });
      }
    }
  });

  describe('of objectives bring a KPI that the role may answer for:', () => {
    for (const [name, snippet] of entries.filter(([, { prefix }]) => prefix.startsWith('objective-'))) {
      const id = snippet.prefix.slice('objective-'.length);
      for (const role of taxonomy.owners(taxonomy.term(id)!)) {
        it(`${name}, ${role.label}`, () => {
          const text = `# Plan\n\n## ${role.label}\n\n${expand(snippet)}\n`;
          assert.deepEqual(findingsIn(text), []);
          const given = givenTo(role.id, text);
          assert.equal(given.get(id), 'own');
          const metrics = [...given.keys()].filter((term) => taxonomy.term(term)?.dimension === 'metric');
          assert.ok(metrics.length > 0, 'a KPI');
        });
      }
    }
  });

  describe('of tables', () => {
    for (const [index, role] of roles.entries()) {
      it(`list KPIs of ${role.phrase} with columns for formula, target, date and owner`, () => {
        const text = expand(startingWith(`kpi-table-${shortNames[index]}`)[0]!);
        const table = onlyTable(text);
        assert.deepEqual(
          table.header.cells.map((cell) => cell.text.text),
          ['KPI', 'Formula', 'Target', 'By', 'Owner'],
        );
        assert.ok(table.rows.length >= 3);
        const verdicts = [...givenTo(role.id, text).values()];
        assert.equal(verdicts.length, table.rows.length, 'each row is given to the role');
        assert.ok(verdicts.every((verdict) => verdict === 'own'));
      });
    }

    it('of responsibilities give each row to one role', () => {
      const text = expand(startingWith('responsibility-matrix')[0]!);
      for (const cells of rowsOf(onlyTable(text)))
        assert.equal(cells.filter((cell) => cell === 'R/A').length, 1, cells.join(' '));
      for (const role of roles) assert.ok(givenTo(role.id, text).size >= 3, role.id);
    });

    it('of comparison have a column for each role and no empty cell', () => {
      for (const snippet of startingWith('compare-')) {
        const table = onlyTable(expand(snippet));
        const columns = snippet.prefix === 'compare-all' ? 4 : 2;
        assert.equal(table.header.cells.length, columns + 1, snippet.prefix);
        for (const cells of rowsOf(table)) {
          assert.equal(cells.length, columns + 1);
          assert.ok(cells.every((cell) => cell !== ''), cells.join(' | '));
        }
      }
    });
  });

  describe('of plans', () => {
    for (const snippet of startingWith('plan-')) {
      it(`${snippet.prefix} are plans in which each role has objectives, audience, tactics and KPIs of its own`, () => {
        const text = expand(snippet);
        assert.ok(read(text).isPlan);
        const index = shortNames.indexOf(snippet.prefix.slice('plan-'.length));
        for (const role of index < 0 ? roles : [roles[index]!]) {
          const given = givenTo(role.id, text);
          const own = [...given].filter(([, verdict]) => verdict === 'own').map(([id]) => id);
          const dimensions = new Set(own.map((id) => taxonomy.term(id)?.dimension));
          for (const dimension of ['objective', 'audience', 'tactic', 'metric'] as const)
            assert.ok(dimensions.has(dimension), `${role.id}: ${dimension}`);
          assert.ok(![...given.values()].includes('outside'), role.id);
        }
      });
    }

    it('differ by whom the business sells to', () => {
      const [b2b, b2c] = ['plan-b2b', 'plan-b2c'].map((prefix) => expand(startingWith(prefix)[0]!));
      assert.match(b2b ?? '', /Customer advisory board[^]*Account-based marketing/u);
      assert.doesNotMatch(b2c ?? '', /Customer advisory board|Account-based marketing/u);
    });
  });

  describe('of notes', () => {
    it('give the item to their role against the heading', () => {
      for (const [index, role] of roles.entries()) {
        const note = expand(startingWith(`owner-${shortNames[index]}`)[0]!);
        const term = taxonomy.terms.find((one) => one.dimension === 'metric' && one.roles[role.id]?.is === 'own')!;
        const other = roles.find(({ id }) => id !== role.id)!;
        const text = `## ${other.label} KPIs\n\n- ${term.forms[0]} ${note}\n`;
        assert.equal(givenTo(role.id, text).get(term.id), 'own', text);
        assert.equal(givenTo(other.id, text).size, 0, text);
      }
    });

    const misplaced = '- Conversion rate: 2.5 %';
    const plan = (part: string): string => `## Community management\n\nKPIs:\n\n${part}\n- Member retention rate: 60 %\n`;
    const usual = analyze(plan(misplaced), { taxonomy });

    it('silence a finding', () => {
      assert.equal(usual.findings.length, 1, 'there is one to be silenced');
      const silenced = {
        'next-line': (note: string) => `${note}\n\n${misplaced}`,
        line: (note: string) => `${misplaced} ${note}`,
        block: (note: string) => note.replace('the lines to leave alone', misplaced),
        file: (note: string) => `${misplaced}\n\n${note}`,
      };
      for (const [reach, put] of Object.entries(silenced)) {
        const text = plan(put(expand(startingWith(`rolecheck-disable-${reach}`)[0]!)));
        assert.deepEqual(findingsIn(text), [], text);
        const [note] = read(text).suppressions;
        assert.equal(note?.reason, 'why this is right here', text);
      }
    });
  });
});
