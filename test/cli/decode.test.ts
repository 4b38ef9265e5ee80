import assert from 'node:assert/strict';
import { decode } from '../../server/src/cli/decode';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('reading a file as text', () => {
  const texts = ['', '# Plan 👥\r\n\tCTR\re\u0301\n', 'a\uFEFFb', 'what was lost: \uFFFD'];
  for (const text of texts) {
    it(`takes ${JSON.stringify(text)} as it is`, () => assert.deepEqual(decode(bytes(text)), { text, hasMark: false }));
  }

  it('takes off one byte order mark, at the start', () => {
    assert.deepEqual(decode(bytes('\uFEFF# Plan')), { text: '# Plan', hasMark: true });
    assert.deepEqual(decode(bytes('\uFEFF\uFEFF# Plan')), { text: '\uFEFF# Plan', hasMark: true });
  });

  it('says which byte, on which line, is not UTF-8', () => {
    const latin1 = bytes('# Café\r\n', 'caf', 0xe9, ' au lait');
    const byte = Buffer.byteLength('# Café\r\ncaf') + 1;
    assert.deepEqual(decode(latin1), {
      problem: `byte ${byte} (on line 2) is not valid UTF-8. Save the file with the encoding UTF-8 and try again.`,
    });
  });

  it('does not blame a replacement character that is there by right', () => {
    const decoded = decode(bytes('\uFFFD\uFFFD', 0xff));
    assert.ok('problem' in decoded);
    assert.match(decoded.problem, /^byte 7 /u);
  });

  it('finds what is cut off at the end', () => {
    const decoded = decode(bytes('ok ', 0xf0, 0x9f));
    assert.ok('problem' in decoded);
    assert.match(decoded.problem, /^byte 4 /u);
  });

  it('knows what is no text', () => {
    const decoded = decode(bytes('GIF', 0, 'abc'));
    assert.ok('problem' in decoded);
    assert.match(decoded.problem, /no text file \(byte 4 is a NUL byte\)/u);
  });

  it('knows UTF-16 and asks for UTF-8', () => {
    for (const file of [bytes(0xff, 0xfe, 'a', 0), bytes(0xfe, 0xff, 0, 'a')]) {
      const decoded = decode(file);
      assert.ok('problem' in decoded);
      assert.match(decoded.problem, /UTF-16.*UTF-8/u);
    }
  });
});
