import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import type { Block } from '../../server/src/core/markdown/blocks';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { taxonomy } from '../support/taxonomy';

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
