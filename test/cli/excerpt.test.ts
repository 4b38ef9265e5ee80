import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawExcerpt, graphemeWidth } from '../../server/src/cli/formats/excerpt';

/** Draws the line in which `«…»` marks what to point at. */
function draw(marked: string, columns?: number): readonly string[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  assert.ok(start >= 0 && end >= start);
  const { text, caret } = drawExcerpt(marked.replace(/[«»]/gu, ''), start, end, columns);
  return [text, caret];
}

/** How many columns of a terminal the text takes up. */
function widthOf(text: string): number {
  const segments = new Intl.Segmenter('en').segment(text);
  return Array.from(segments, ({ segment }) => graphemeWidth(segment)).reduce((sum, width) => sum + width, 0);
}

describe('pointing at a part of a line', () => {
  it('puts ^~~~ below it', () => {
    assert.deepEqual(draw('- «CTR» above 2 %'), ['- CTR above 2 %', '  ^~~']);
  });

  it('copies the tabs before it, so that it fits however wide they are', () => {
    assert.deepEqual(draw('\t-\t«CTR»'), ['\t-\tCTR', '\t \t^~~']);
  });

  it('gives wide characters two columns and combining ones none', () => {
    assert.deepEqual(draw('👩‍👩‍👧 日本 e\u0301 ☂️ 🇩🇪: «CTR»'), [
      '👩‍👩‍👧 日本 e\u0301 ☂️ 🇩🇪: CTR',
      `${' '.repeat('XX XXXX e XX XX: '.length)}^~~`,
    ]);
    assert.deepEqual(draw('- «日本 é»!'), ['- 日本 é!', `  ^${'~'.repeat('XXXX e'.length - 1)}`]);
  });

  it('points with one ^ at nothing', () => {
    assert.deepEqual(draw('abc«»'), ['abc', '   ^']);
    assert.deepEqual(draw('a«»bc'), ['abc', ' ^']);
    assert.deepEqual(draw('«»'), ['', '^']);
  });

  it('shows what would steer the terminal instead of obeying it', () => {
    assert.deepEqual(draw('\u001B[31m«CTR»\u202E'), ['\uFFFD[31mCTR\uFFFD', '     ^~~']);
  });

  it('cuts a long line down to what is around it', () => {
    const line = `${'a'.repeat(300)} «Conversion rate» ${'b'.repeat(300)}`;
    const [text = '', caret = ''] = draw(line, 60);
    assert.match(text, /^…a+ Conversion rate b+…$/u);
    assert.equal(text.length, 60);
    assert.equal(text.slice(caret.indexOf('^')).slice(0, caret.trim().length), 'Conversion rate');
    assert.ok(caret.indexOf('^') >= 15, 'some of what comes before is shown');
  });

  it('cuts lines with nothing but plain characters as it cuts others', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'Z', ' ', '-', '|', 'é', '“', '–', '€', '→', '≥', '●', '✔'),
      maxLength: 250,
    });
    fc.assert(
      fc.property(plain, fc.nat(250), fc.nat(30), fc.integer({ min: 20, max: 120 }), (line, start, length, columns) => {
        // Far enough behind what is shown to change nothing but how the line is looked at.
        const drawn = ['b', '日'].map((last) =>
          drawExcerpt(`${line}${'b'.repeat(500)}${last}`, start, start + length, columns),
        );
        assert.deepEqual(drawn[0], drawn[1]);
      }),
    );
  });

  it('does not waste room at either end of a long line', () => {
    const [start = ''] = draw(`«CTR» ${'b'.repeat(300)}`, 60);
    assert.match(start, /^CTR b+…$/u);
    const [end = ''] = draw(`${'a'.repeat(300)} «CTR»`, 60);
    assert.match(end, /^…a+ CTR$/u);
    assert.ok(start.length >= 58 && end.length >= 58, `${start.length}, ${end.length}`);
  });

  it('never shows more than there is room for, and always points at what is meant', () => {
    const piece = fc.constantFrom('a', ' ', '日', '👩‍👩‍👧', 'e\u0301', 'CTR');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.array(piece, { maxLength: 60 }), (before, after) => {
        const [lead, line] = [before.join(''), `${before.join('')}|${after.join('')}`];
        const { text, caret } = drawExcerpt(line, lead.length, lead.length + 1, 40);
        assert.ok(widthOf(text) <= 40, text);
        assert.equal(widthOf(text.slice(0, text.indexOf('|'))), caret.indexOf('^'));
      }),
    );
  });

  it('looks only at what can be shown, however long the line is', () => {
    const line = `${'a'.repeat(5_000_000)}|${'b'.repeat(5_000_000)}`;
    const { text, caret } = drawExcerpt(line, 5_000_000, line.length, 40);
    assert.match(text, /^…a+\|b+…$/);
    assert.equal(caret.indexOf('^'), text.indexOf('|'));
    assert.ok(widthOf(text) <= 40 && widthOf(caret) <= 40);
  });
});
