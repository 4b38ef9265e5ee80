import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { MarkdownTree } from '../../server/src/core/markdown/blocks';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { shown } from '../support/shown-blocks';

/** Whatever opens, goes on, or ends something that may reach far. */
const piece = fc.constantFrom(
  ...['```\n', '~~~\n', '```\ncode\n\n# no\n```\n', '<div>\n', '</div>\n', '<!--\n', '-->\n', '<pre>\n', '<![CDATA[\n'],
  ...[
    "[a]: http://x\n'title\nfoo\n\n",
    '[b]: <u> "t\n',
    '"\n',
    '    code\n\n\n    more\n',
    '> quote\nlazy\n',
    '\t',
    '    ',
  ],
  ...[
    '- a\n\n  b\n\n      c\n- d\n',
    '1. x\n2) y\n',
    '- ',
    '* \n',
    '> ',
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    '|---|\n',
  ],
  ...[
    '===\n',
    '---\n',
    '***\n',
    '# Heading\n',
    'text\n',
    'text\n\n',
    '\n',
    '\n\n',
    ' \n',
    '\u000B\n',
    '\u00A0\n',
    '\r\n',
  ],
  ...['<del>\n', '</del>\n', '[^1]: note\n', 'x', '#', '\\'],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
interface Edit {
  readonly at: number;
  readonly isAtLine: boolean;
  readonly removed: number;
  readonly inserted: readonly string[];
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  isAtLine: fc.boolean(),
  removed: fc.nat({ max: 60 }),
  inserted: fc.array(piece, { maxLength: 3 }),
});

/** What began with four blanks, and was code by them, keeps three, and opens a block of code itself. */
const lessIndented: [string, Edit[]] = [
  'text\n\n    ```\ncode\n',
  [{ at: 0, isAtLine: true, removed: 'text\n\n '.length, inserted: [] }],
];

function said({ syntax, blocks, comments }: MarkdownTree): unknown {
  const { nodes, counts } = syntax;
  return { nodes, counts, blocks: shown(blocks), comments };
}

describe('A document that is parsed again', () => {
  it('has the nodes that it would have had at first, whatever was opened or closed where', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 12 }), (first, edits) => {
        let current = first;
        let tree = parseMarkdown(current);
        for (const { at, isAtLine, removed, inserted } of edits) {
          const offset = at % (current.length + 1);
          const start = isAtLine ? current.lastIndexOf('\n', offset - 1) + 1 : offset;
          current = current.slice(0, start) + inserted.join('') + current.slice(start + removed);
          tree = parseMarkdown(current, tree);
          assert.deepEqual(said(tree), said(parseMarkdown(current)), JSON.stringify(current));
        }
      }),
      { numRuns: 1000, examples: [lessIndented] },
    );
  }).timeout(20_000);
});
