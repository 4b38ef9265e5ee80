import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOfTexts } from '../../server/src/cli/cache/digest';
import { Shelves } from '../../server/src/cli/cache/shelves';
import { temporaryFolder } from '../support/cli-process';

const keyOf = (name: string): Buffer => createHash('sha256').update(name).digest();

describe('the place for what was found', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    folder = await temporaryFolder({});
  });
  afterEach(() => folder.remove());

  const put = (values: Readonly<Record<string, string>>): void => {
    const shelves = new Shelves(folder.path);
    for (const [name, value] of Object.entries(values)) shelves.put(keyOf(name), value);
    shelves.save();
  };
  const find = (name: string): string | undefined => new Shelves(folder.path).find(keyOf(name));
  const files = (): readonly string[] => readdirSync(folder.path).map((name) => join(folder.path, name));
  const named = (count: number, value: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${value.slice(0, 9)} ${index}`, value]));

  it('gives back what was put there by its key, whatever it says, and nothing by another one', () => {
    assert.ok(new Shelves(folder.path).isEmpty);
    const values = { a: '', b: '“Größe” 🙂 \0\n', ...named(100, 'x') };
    put(values);
    assert.ok(!new Shelves(folder.path).isEmpty);
    for (const [name, value] of Object.entries(values)) assert.equal(find(name), value);
    assert.equal(find('c'), undefined);
    put({ c: 'later' });
    assert.deepEqual([find('c'), find('a')], ['later', '']);
  });

  it('writes nothing where nothing is new', () => {
    put({ a: 'one' });
    const [file = ''] = files();
    utimesSync(file, 1, 1);
    const shelves = new Shelves(folder.path);
    assert.equal(shelves.find(keyOf('a')), 'one');
    shelves.save();
    assert.equal(statSync(file).mtimeMs, 1000);
  });

  it('is for this user alone, and leaves no drafts', function () {
    put(named(100, 'x'));
    assert.deepEqual(
      readdirSync(folder.path).filter((name) => name.length > 1),
      [],
    );
    if (process.platform === 'win32') return this.skip();
    for (const file of files()) assert.equal(statSync(file).mode & 0o077, 0);
  });

  it('holds nothing once a byte of it is another one, and takes up what is put there next', () => {
    put({ a: 'one' });
    const [file = ''] = files();
    const whole = readFileSync(file);
    const damages = [
      ...Array.from(whole, (_, at) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)))),
      ...Array.from(whole, (_, length) => whole.subarray(0, length)),
      Buffer.concat([whole, whole]),
      Buffer.alloc(3_000_000),
    ];
    for (const damaged of damages) {
      writeFileSync(file, damaged);
      assert.equal(find('a'), undefined);
    }
    put({ a: 'two' });
    assert.equal(find('a'), 'two');
  });

  it('never takes more than 32 MB, and lets go of what was of no use for longest', () => {
    const large = 'a'.repeat(300_000);
    put(named(60, large));
    const [used = '', unused = ''] = Object.keys(named(60, large)).filter((name) => find(name) !== undefined);
    for (let round = 0; round < 3; round++) {
      const shelves = new Shelves(folder.path);
      assert.equal(shelves.find(keyOf(used)), large, `round ${round}`);
      for (let index = 0; index < 60; index++) shelves.put(keyOf(`${round} ${index}`), large);
      shelves.save();
    }
    assert.equal(find(unused), undefined);
    assert.equal(files().length, 16);
    for (const file of files()) assert.ok(statSync(file).size <= 2_000_000);
    // What is larger than there is room for is left out, and drives nothing else out.
    put({ huge: 'b'.repeat(2_000_000) });
    assert.deepEqual([find('huge'), find(used)], [undefined, large]);
  });

  it('takes away what processes left behind that were ended while they wrote', () => {
    const [old, young] = ['a.1', 'a.2'].map((name) => join(folder.path, name));
    for (const draft of [old, young]) writeFileSync(draft!, 'half');
    utimesSync(old!, 1, 1);
    put({ a: 'one' });
    assert.ok(!files().includes(old!));
    assert.ok(files().includes(young!));
  });
});

describe('what a question is known by', () => {
  it('is another one where a word moves from one part of it to the next', () => {
    const known = [['ab', 'c'], ['a', 'bc'], ['abc'], ['', 'abc'], ['a1:b', 'c'], ['a', '1:bc']].map((texts) =>
      digestOfTexts(texts).toString('hex'),
    );
    assert.equal(new Set(known).size, known.length);
    assert.equal(digestOfTexts(['ab', 'c']).toString('hex'), known[0]);
  });
});
