import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What has no meaning to anybody who gets the project; a letter in brackets keeps a pattern from finding itself. */
const strangers: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a path of somebody’s machine', /(?<![\w.])\/[w]ork\/|\/[h]ome\/(?!me\b)[a-z]+\//],
  ['a ticket that readers cannot see', /\b[i]ssues? #?\d|\(#\d+\)/i],
  ['where packages come from', /registry\.[n]pmjs|deb\.[d]ebian/],
];

/** Every text file that is, or is about to be, part of the project. */
function textFiles(): readonly (readonly [path: string, text: string])[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  // Plans for tests speak with the voice of whoever would have written them, tickets and all.
  const paths = list.split('\0').filter((path) => path !== '' && !path.startsWith('test/plans/'));
  return paths.flatMap((path) => {
    const text = readOrSkip(path);
    return text === undefined || text.includes('\0') ? [] : [[path, text] as const];
  });
}

/** `undefined` for a file that was deleted and is still listed. */
function readOrSkip(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

describe('the project speaks of itself alone', () => {
  let files: ReturnType<typeof textFiles> = [];

  before(function () {
    // A copy without its history does not say which files are the project's.
    if (!existsSync('.git')) this.skip();
    files = textFiles();
  });

  it('is all there', () => {
    assert.ok(files.length > 100, `only ${files.length} files`);
  });

  for (const [what, pattern] of strangers) {
    it(`names nowhere ${what}`, () => {
      const places = files.flatMap(([path, text]) =>
        text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
      );
      assert.deepEqual(places, []);
    });
  }

  it('recognises what it looks for', () => {
    const samples = [['', 'work', 'main'].join('/'), ['issue', 12].join(' '), ['registry', 'npmjs', 'org'].join('.')];
    const caught = samples.map((sample) => strangers.findIndex(([, pattern]) => pattern.test(sample)));
    assert.deepEqual(caught, [0, 1, 2]);
  });
});
