import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import type { Block } from '../../server/src/core/markdown/blocks';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { buildPlan } from '../../server/src/core/plan/build-plan';
import type { Plan } from '../../server/src/core/plan/plan';
import { buildRoleGrammar } from '../../server/src/core/roles/role-names';
import { taxonomy } from '../support/taxonomy';

const grammar = taxonomy.derive(buildRoleGrammar);
const plan = readFileSync('test/plans/sample-plan.md', 'utf8');

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
    '😀',
    '\uFEFF',
  ),
});

function apply(text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** All that a reader of the blocks can see of them, places included. */
function shown(blocks: readonly Block[]): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value: unknown) => (key.startsWith('#') ? undefined : value)));
}

/** All that a plan says, each thing with its place in the document. */
function said({ record: _record, ...read }: Plan): unknown {
  return {
    ...read,
    statements: read.statements.map(({ text, ...statement }) => ({
      ...statement,
      text: text.text,
      span: text.sourceSpan(statement.start, statement.end),
    })),
    sections: read.sections.map(({ heading, ...section }) => ({ ...section, heading: heading.span })),
  };
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
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let text = plan;
        let tree = parseMarkdown(text);
        let read = buildPlan(tree, grammar);
        for (const next of edits) {
          text = apply(text, next);
          tree = parseMarkdown(text, tree);
          read = buildPlan(tree, grammar, undefined, read);
          assert.deepEqual(said(read), said(buildPlan(parseMarkdown(text), grammar)));
        }
      }),
      { numRuns: 60 },
    );
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
