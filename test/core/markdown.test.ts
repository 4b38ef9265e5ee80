import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Block, MarkdownTree } from '../../server/src/core/markdown/blocks';
import { MASK, type InlineText } from '../../server/src/core/markdown/inline-text';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { trickyText } from '../support/tricky-text';

/** A drawing of the blocks, one a line: what a reader sees, masks shown as `▢`. */
function draw(text: string): readonly string[] {
  const lines: string[] = [];
  const seen = (inline: InlineText): string => inline.text.trim().replaceAll(MASK, '▢').replaceAll('\n', '⏎');
  const walk = (blocks: readonly Block[], indent: string): void => {
    for (const block of blocks) {
      if (block.kind === 'heading') lines.push(`${indent}${'#'.repeat(block.level)} ${seen(block.text)}`);
      else if (block.kind === 'paragraph') lines.push(`${indent}${seen(block.text)}`);
      else if (block.kind === 'break') lines.push(`${indent}---`);
      else if (block.kind === 'aside') lines.push(`${indent}(aside)`);
      else if (block.kind === 'table') {
        for (const row of [block.header, ...block.rows])
          lines.push(`${indent}| ${row.cells.map((cell) => seen(cell.text)).join(' | ')} |`);
      } else {
        for (const item of block.items) {
          lines.push(`${indent}${block.ordered ? '1.' : '-'}${item.task ? ' [ ]' : ''}`);
          walk(item.blocks, `${indent}  `);
        }
      }
    }
  };
  walk(parseMarkdown(text).blocks, '');
  return lines;
}

describe('Markdown blocks', () => {
  it('reads both kinds of heading, and one whose blank is missing', () => {
    assert.deepEqual(draw('# One *two*\n\nThree\n=====\n\nFour\n----\n\n##Five\ntext\n'), [
      '# One two',
      '# Three',
      '## Four',
      '## Five',
      'text',
    ]);
  });

  it('takes neither a channel name nor a paragraph above a rule for a heading', () => {
    assert.deepEqual(draw('#general\n\nA paragraph of\ntwo lines\n---\n'), [
      '#general',
      'A paragraph of⏎two lines',
      '---',
    ]);
  });

  it('nests lists, tasks and whatever stands in them', () => {
    assert.deepEqual(draw('- a\n  1. b\n     - [x] c\n- d\n\n  e\n'), [
      '-',
      '  a',
      '  1.',
      '    b',
      '    - [ ]',
      '      c',
      '-',
      '  d',
      '  e',
    ]);
  });

  it('keeps empty and escaped cells in their columns', () => {
    assert.deepEqual(draw('| a | b | c |\n|---|---|---|\n| x | | z \\| y |\n| | 2 |\n'), [
      '| a | b | c |',
      '| x |  | z | y |',
      '|  | 2 |',
    ]);
  });

  for (const [name, ending] of [
    ['CRLF', '\r\n'],
    ['a lone CR', '\r'],
  ] as const) {
    it(`reads tables whose lines end with ${name}`, () => {
      assert.deepEqual(draw(['| a | b |', '|---|---|', '| x | y |', ''].join(ending)), ['| a | b |', '| x | y |']);
    });
  }

  it('reads tables with blanks after the delimiter row, and behind a byte order mark', () => {
    assert.deepEqual(draw('\uFEFF| a | b |\n|:--|--:|  \n| x | y |\n'), ['| a | b |', '| x | y |']);
  });

  it('masks what is not the plan’s own wording, leaves comments out, and keeps the text of links', () => {
    assert.deepEqual(draw('~~CTR~~ `CTR` ![CTR](x) [CTR](y) <del>CTR</del> <!-- CTR --> CTR[^1]\n'), [
      '▢ ▢ ▢ CTR ▢  CTR▢',
    ]);
  });

  it('sets aside quotes, admonitions, code, HTML, footnotes and struck-out blocks', () => {
    const text =
      '> quote\n\n> [!NOTE]\n> note\n\n```\ncode\n```\n\n<table><tr><td>x</td></tr></table>\n\n[^1]: CTR, see there\n\n<del>\n\n- CTR\n\n</del>\n\nend\n';
    assert.deepEqual([...new Set(draw(text))], ['(aside)', 'end']);
  });

  it('reads an unclosed fence to the end, as everybody else does', () => {
    assert.deepEqual(draw('a\n\n```\n- CTR\n'), ['a', '(aside)']);
  });

  it('takes front matter for front matter only between its two lines', () => {
    assert.equal(parseMarkdown('---\nrole: x\n---\n# T\n').frontMatter?.yaml, 'role: x\n');
    assert.equal(parseMarkdown('---\nrole: x\n# T\n').frontMatter, undefined);
    assert.equal(parseMarkdown('\uFEFF---\r\nrole: x\r\n...\r\n').frontMatter?.yaml, 'role: x\r\n');
  });

  it('reads what stands behind a comment on its line, and takes a list for no other because of one', () => {
    assert.deepEqual(draw('<!-- a --> CTR <!-- b -->\n'), ['(aside)', 'CTR']);
    assert.deepEqual(draw('- <!-- a -->\n  CTR\n  <!-- b -->\n'), draw('- CTR\n'));
  });

  it('finds comments wherever they stand', () => {
    const { comments } = parseMarkdown('<!-- a -->\n\n- b <!-- c -->\n\n> d <!-- e -->\n');
    assert.deepEqual(
      comments.map((comment) => comment.content.trim()),
      ['a', 'c', 'e'],
    );
  });

  it('reads the same between lines with other line ends, and with blanks before them', () => {
    const text = 'Abe: the inbox,\nappeals.\nMarketing team: rankings\n\n- one\n  two\n';
    const plain = (written: string): readonly string[] =>
      parseMarkdown(written).blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? [block.text.text.trimEnd()]
          : block.kind === 'list'
            ? block.items.flatMap(({ blocks }) =>
                blocks.flatMap((inner) => ('text' in inner ? [inner.text.text.trimEnd()] : [])),
              )
            : [],
      );
    const expected = ['Abe: the inbox,\nappeals.\nMarketing team: rankings', 'one\ntwo'];
    assert.deepEqual(plain(text), expected);
    assert.deepEqual(plain(text.replaceAll('\n', '\r\n')), expected);
    assert.deepEqual(plain(text.replaceAll('\n', ' \n')), expected);
  });

  it('knows where a text stands in which there is nothing, and where that has moved to', () => {
    const places = ({ blocks }: MarkdownTree): unknown =>
      blocks.map((block) => block.kind === 'heading' && block.text.sourceSpan(0, 0).start);
    const text = '# A\n\n##\n\n## <!-- B -->\n';
    const first = parseMarkdown(text);
    assert.deepEqual(places(first), [1, 5, 11]);
    const moved = `# B\n\n${text}`;
    assert.deepEqual(places(parseMarkdown(moved, first)), places(parseMarkdown(moved)));
  });

  it('leads every visible character back to itself in the document', () => {
    const markdown = fc
      .array(
        fc.oneof(
          trickyText,
          fc.constantFrom(
            '**',
            '*',
            '`',
            '~~',
            '[x](y)',
            '\\|',
            '&amp;',
            '\n\n',
            '\n- ',
            '\n# ',
            '\n| a |\n|---|\n| ',
            '<!-- c -->',
          ),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markdown, (text) => {
        const check = (inline: InlineText): void => {
          for (let offset = 0; offset < inline.text.length; offset++) {
            const { start, end } = inline.sourceSpan(offset, offset + 1);
            const shown = inline.text.charAt(offset);
            const written = text.slice(start, end);
            const same = written === shown || shown === MASK || (shown === '&' && written === '&amp;');
            const isLineEnd = /^\s$/.test(shown) && /^\s*$/.test(written);
            assert.ok(
              same || isLineEnd || shown === '\n',
              `${JSON.stringify(shown)} is ${JSON.stringify(written)} in ${JSON.stringify(text)}`,
            );
          }
        };
        const walk = (blocks: readonly Block[]): void => {
          for (const block of blocks) {
            if (block.kind === 'heading' || block.kind === 'paragraph') check(block.text);
            if (block.kind === 'list') for (const item of block.items) walk(item.blocks);
            if (block.kind === 'table')
              for (const row of [block.header, ...block.rows]) for (const cell of row.cells) check(cell.text);
          }
        };
        walk(parseMarkdown(text).blocks);
      }),
      { numRuns: 200, examples: [['\n- | '], ['\\|\n- |\r\n']] },
    );
  });
});
