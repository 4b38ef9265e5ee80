import assert from 'node:assert/strict';
import { divide, entriesOf, sortedEntries, type BaselineEntry } from '../../server/src/cli/baseline/entries';
import { readBaseline, writeBaseline } from '../../server/src/cli/baseline/file';
import { pretendAnalysis } from '../support/in-memory-world';

/** What stands in a text in which “Conversion rate” is a finding. */
function found(text: string): Pick<ReturnType<typeof pretendAnalysis>, 'source' | 'findings'> {
  return pretendAnalysis(text);
}

function entries(text: string): readonly BaselineEntry[] {
  const { source, findings } = found(text);
  return entriesOf('plan.md', source, findings);
}

/** How many findings of the text now are shown, left out and missing, when those of the text before are accepted. */
function compared(before: string, now: string): readonly [shown: number, leftOut: number, unmatched: number] {
  const { source, findings } = found(now);
  const { shown, leftOut, unmatched } = divide('plan.md', source, findings, entries(before));
  return [shown.length, leftOut.length, unmatched];
}

const item = '- Conversion rate: 3 %\n';

describe('what a baseline accepts', () => {
  it('says of each finding what it is, with the words of its line', () => {
    assert.deepEqual(entries(`# Community\n\n${item}`), [
      {
        path: 'plan.md',
        rule: 'metric-outside-role',
        term: 'conversion-rate',
        roles: ['community-management'],
        line: '- Conversion rate: 3 %',
        count: 1,
      },
    ]);
  });

  it('knows a finding again when other lines change, or the line itself in its blanks alone', () => {
    assert.deepEqual(compared(item, `# Community\n\nSome more.\n\n${item}`), [0, 1, 0]);
    assert.deepEqual(compared(item, '  -  Conversion rate:\t3 % \n'), [0, 1, 0]);
    assert.deepEqual(compared(item, item.replace('\n', '\r\n')), [0, 1, 0]);
  });

  it('shows a finding again when the words of its line change', () => {
    assert.deepEqual(compared(item, '- Conversion rate: 4 %\n'), [1, 0, 1]);
  });

  it('accepts as many findings that are alike as there were, and the first ones', () => {
    assert.deepEqual(
      entries(item + item).map(({ count }) => count),
      [2],
    );
    assert.deepEqual(compared(item, item + item), [1, 1, 0]);
    assert.deepEqual(compared(item + item, item), [0, 1, 1]);
    const { source, findings } = found(item + item);
    assert.deepEqual(divide('plan.md', source, findings, entries(item)).leftOut, findings.slice(0, 1));
  });

  it('does not take one rule, term or set of roles for another, nor one plan', () => {
    const { source, findings } = found(item);
    const accepted = entries(item);
    for (const other of [
      { rule: 'owner-conflict' },
      { term: 'leads' },
      { term: null },
      { roles: [] },
      { path: 'b.md' },
    ]) {
      const { shown } = divide(
        'plan.md',
        source,
        findings,
        accepted.map((entry) => ({ ...entry, ...other })),
      );
      assert.equal(shown.length, 1, JSON.stringify(other));
    }
  });

  it('does not mind in which order a finding names its roles', () => {
    const { source, findings } = found(item);
    const of = (roles: readonly string[]): readonly BaselineEntry[] =>
      entriesOf(
        'plan.md',
        source,
        findings.map((finding) => ({ ...finding, roles })),
      );
    assert.deepEqual(of(['marketing', 'brand']), of(['brand', 'marketing']));
  });
});

describe('the text of a baseline', () => {
  const some = [...entries('- Conversion rate\n- Conversion rate: “€ 3”\n'), ...entries(item)];

  it('has a line for each entry, in an order that depends on the entries alone', () => {
    const text = writeBaseline(some);
    assert.equal(text.split('\n').filter((line) => line.includes('"path"')).length, 3);
    assert.equal(writeBaseline([...some].reverse()), text);
    assert.ok(text.endsWith('}\n'));
  });

  it('is read as it was written', () => {
    assert.deepEqual(readBaseline(writeBaseline(some)), { entries: sortedEntries(some) });
    assert.deepEqual(readBaseline(writeBaseline([])), { entries: [] });
  });

  it('counts entries together that stand there twice, as after a merge', () => {
    const twice = writeBaseline(some).replace(/( {4}\{.*\},\n)/u, '$1$1');
    const read = readBaseline(twice);
    assert.ok('entries' in read);
    assert.deepEqual([...read.entries.map(({ count }) => count)].sort(), [1, 1, 2]);
  });

  const good = JSON.parse(writeBaseline(entries(item))) as { readonly findings: readonly object[] };
  const bad: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    [
      'nothing',
      '',
      /^this is not JSON, so it is no baseline \(.+\)\. Delete it and write it anew with --update-baseline/u,
    ],
    ['marks of a merge', `<<<<<<< HEAD\n${writeBaseline([])}`, /^this is not JSON/u],
    ['a list', '[]', /^this is no baseline: a baseline has a “version” and a list of “findings”/u],
    ['something else', '{"name": "app", "version": 1}', /^this is no baseline: a baseline has a “version”/u],
    ['another version', '{"version": "1", "findings": []}', /^this is no baseline: a baseline has a “version”/u],
    ['findings that are no list', '{"version": 1, "findings": {}}', /a “version” and a list of “findings”/u],
    [
      'an entry that is none',
      '{"version": 1, "findings": [7]}',
      /entry 1 of its “findings” is none that Rolecheck writes/u,
    ],
    [
      'an entry without a count',
      JSON.stringify({ ...good, findings: [...good.findings, { ...good.findings[0], count: undefined }] }),
      /entry 2 of its “findings” has no “count” that can be read/u,
    ],
    ['a count of nothing', JSON.stringify({ ...good, findings: [{ ...good.findings[0], count: 0 }] }), /“count”/u],
    ['a newer format', '{"version": 2, "groups": {}}', /^a newer Rolecheck wrote this baseline \(format 2\)\. Update/u],
  ];
  for (const [what, text, problem] of bad) {
    it(`is refused with a reason where it is ${what}`, () => {
      const read = readBaseline(text);
      assert.ok('problem' in read);
      assert.match(read.problem, problem);
    });
  }
});
