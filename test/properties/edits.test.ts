import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { buildPlan } from '../../server/src/core/plan/build-plan';
import type { Plan, Statement } from '../../server/src/core/plan/plan';
import { buildRoleGrammar } from '../../server/src/core/roles/role-names';
import { shown } from '../support/shown-blocks';
import { taxonomy } from '../support/taxonomy';

const grammar = taxonomy.derive(buildRoleGrammar);
const plan = readFileSync('test/plans/sample-plan.md', 'utf8');

/** Plans of other shapes: without headings, with labels and owner lines that bear on what stands behind them. */
const shapes = [
  plan,
  plan.replace(/^#+ .*\n/gm, ''),
  [
    '---\nowner: Marketing\n---\n',
    'KPIs: reach\n',
    '**Community:** Ana runs the forum\n\nIt answers for replies\n\n- replies\n\n<!-- c -->\n\n- CTR\n',
    '**Social media**\n\n- engagement rate\n- CTR (owner: Brand), reach\n\n---\n',
    '## Brand\n\nOwner: Marketing\n\nKPIs: leads\n\n- awareness\n\n## KPIs\n\nOwner: Brand\nGoal: reach\n\n- leads\n\n  ### Out of scope\n\n  - CTR\n',
    '# Community\n\nWe are measured on:\n\n- leads\n\n| KPI | Owner |\n|---|---|\n| CTR | Social |\n\n## Social media\n\n- leads\n',
    'You are the community manager of a bank.\n\n- leads (Social)\n- CTR (Brand)\n',
  ].join('\n'),
];

/** What is typed, pasted or deleted: text that opens and closes blocks above all. */
const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 40 }),
  inserted: fc.constantFrom(
    '',
    'x',
    '\n',
    '\r\n',
    '\n\n',
    '# ',
    '- ',
    '  ',
    '| a | b |\n|---|---|\n',
    '```\n',
    '~~',
    '**',
    '> ',
    '---\n',
    '<!-- ',
    ' -->',
    'Conversion rate',
    'Owner: Brand\n\n',
    '**Community**\n\n',
    '## Social media\n\n',
    '😀',
    '\uFEFF',
  ),
});

/** Read again in between, moved, and read again above: what was open in between is still the same. */
const fourPlaces = [
  { at: 0, removed: 21, inserted: 'Conversion rate' },
  { at: 987, removed: 5, inserted: 'Conversion rate' },
  { at: 0, removed: 3, inserted: '' },
  { at: 880, removed: 0, inserted: '~~' },
];

function apply(text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** All that a plan says, each thing with its place in the document. */
function said({ record: _record, kept: _kept, ...read }: Plan): unknown {
  return {
    ...read,
    statements: read.statements.map(({ form, text, start, end, scope, dimension, silence, noted, sectionEnd }) => ({
      ...{ form, start, end, scope, dimension, silence, noted, sectionEnd },
      text: text.text,
      span: text.sourceSpan(start, end),
    })),
    sections: read.sections.map(({ heading, span, label, context, opensScope }) => ({
      ...{ span, label, context, opensScope },
      heading: heading.span,
    })),
  };
}

/** What a statement says, whatever the place. */
function saying({ form, text, start, end, scope, dimension, silence, noted }: Statement): unknown {
  return {
    ...{ form, start, end },
    text: text.text,
    scope: scope && { ...scope, evidence: undefined },
    dimension: dimension?.dimension,
    silence: silence?.kind,
    noted: noted.map((element) => ({ ...element, scope: { ...element.scope, evidence: undefined } })),
  };
}

function assertKept(now: Plan, earlier: Plan, version: object): void {
  if (now.kept === undefined) return;
  assert.equal(now.kept.since, version);
  assert.equal(now.grammar, earlier.grammar);
  assert.equal(now.people, earlier.people);
  let reached = 0;
  for (const { at, from, count, by, areSame } of now.kept.runs) {
    assert.ok(at >= reached && count > 0);
    reached = at + count;
    for (let index = 0; index < count; index++) {
      const [one, other] = [now.statements[at + index], earlier.statements[from + index]];
      assert.ok(one !== undefined && other !== undefined);
      if (areSame) assert.equal(one, other);
      assert.deepEqual(saying(one), saying(other));
      assert.equal(
        one.text.sourceSpan(one.start, one.end).start,
        other.text.sourceSpan(other.start, other.end).start + by,
      );
    }
  }
}

describe('edits', () => {
  it('leave blocks as a fresh reading finds them', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let text = plan;
        let tree = parseMarkdown(text);
        for (const next of edits) {
          text = apply(text, next);
          tree = parseMarkdown(text, tree);
          const fresh = parseMarkdown(text);
          assert.deepEqual(shown(tree.blocks), shown(fresh.blocks));
          assert.deepEqual(tree.comments, fresh.comments);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave a plan as a fresh reading finds it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.array(edit, { minLength: 1, maxLength: 8 }), (shape, edits) => {
        let text = shape;
        let tree = parseMarkdown(text);
        let read = buildPlan(tree, grammar);
        for (const next of edits) {
          text = apply(text, next);
          tree = parseMarkdown(text, tree);
          read = buildPlan(tree, grammar, undefined, read);
          assert.deepEqual(said(read), said(buildPlan(parseMarkdown(text), grammar)));
        }
      }),
      { numRuns: 60, examples: [[plan, fourPlaces]] },
    );
  });

  it('leave a plan as a fresh reading finds it where headings come to say something else', () => {
    const words = fc.constantFrom(
      'Community',
      ' (Brand)',
      ': KPIs',
      'KPIs',
      ' Social',
      ' Warehouse',
      ' goals',
      ' (Press)',
      '',
    );
    const renaming = fc.record({ heading: fc.nat(), removed: fc.nat({ max: 9 }), inserted: words });
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.array(renaming, { minLength: 1, maxLength: 8 }),
        (shape, renamings) => {
          let text = shape;
          let tree = parseMarkdown(text);
          let read = buildPlan(tree, grammar);
          for (const { heading, removed, inserted } of renamings) {
            const lines = [...text.matchAll(/^#+ .*$/gm)];
            const line = lines[heading % Math.max(1, lines.length)];
            if (line === undefined) break;
            const end = line.index + line[0].length;
            text = text.slice(0, Math.max(line.index + 3, end - removed)) + inserted + text.slice(end);
            tree = parseMarkdown(text, tree);
            read = buildPlan(tree, grammar, undefined, read);
            assert.deepEqual(said(read), said(buildPlan(parseMarkdown(text), grammar)));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep the statements that a plan says it has kept', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.array(edit, { minLength: 1, maxLength: 8 }), (shape, edits) => {
        let text = shape;
        let tree = parseMarkdown(text);
        let read = buildPlan(tree, grammar);
        for (const next of edits) {
          const earlier = { tree, read };
          text = apply(text, next);
          tree = parseMarkdown(text, tree);
          read = buildPlan(tree, grammar, undefined, read);
          assertKept(read, earlier.read, earlier.tree.version);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep nearly all of a plan when a word is typed', () => {
    const at = plan.indexOf('\n', plan.length / 2);
    const tree = parseMarkdown(plan);
    const edited = parseMarkdown(`${plan.slice(0, at)} soon${plan.slice(at)}`, tree);
    const read = buildPlan(edited, grammar, undefined, buildPlan(tree, grammar));
    const kept = read.kept?.runs.reduce((sum, { count }) => sum + count, 0) ?? 0;
    assert.ok(kept > read.statements.length * 0.8, `${String(kept)} of ${String(read.statements.length)}`);
  });

  it('leave findings as a fresh analysis finds them', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = plan;
        let analysis: Analysis = analyze(text, { taxonomy });
        for (const next of edits) {
          text = apply(text, next);
          analysis = analyze(text, { taxonomy }, analysis);
          assert.deepEqual(analysis.findings, analyze(text, { taxonomy }).findings);
        }
      }),
      { numRuns: 15 },
    );
  });
});
