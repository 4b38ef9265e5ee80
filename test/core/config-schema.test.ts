import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ConfigPath } from '../../server/src/core/config/config';
import { exampleInYaml, expectedAt, type Expected } from '../../server/src/core/config/schema/config-schema';
import { readConfigSchema } from '../../server/src/core/config/schema/read-config-schema';
import { taxonomy } from '../support/taxonomy';
import { configSchema } from '../../server/src/core/config/schema/schema';

const schema = taxonomy.derive(readConfigSchema);

/** Every way through the file's keys, with an id of some kind where names are free. */
function* ways(path: ConfigPath = []): Generator<readonly [ConfigPath, Expected]> {
  const expected = expectedAt(schema, path);
  if (expected === undefined) return;
  yield [path, expected];
  const names = expected.keys.map(({ name }) => name);
  const inner = expected.keysAre !== undefined && names.length === 0 ? ['some-id'] : names;
  for (const name of inner) yield* ways([...path, name]);
  if (expected.shapes.includes('list')) yield* ways([...path, 0]);
}

describe('what may stand in a team’s file', () => {
  it('is described at every key', () => {
    const keys = [...ways()].filter(([path]) => typeof path.at(-1) === 'string' && path.at(-1) !== 'some-id');
    assert.ok(keys.length > 40);
    for (const [path, { description = '' }] of keys) assert.match(description, /\.$/u, path.join('.'));
  });

  it('has a meaning with every word but true and false', () => {
    const words = [...ways()].flatMap(([, expected]) => expected.words);
    assert.ok(words.length > 20);
    for (const { word, meaning } of words) assert.ok(meaning.endsWith('.') || ['true', 'false'].includes(word), word);
  });

  it('has examples that Rolecheck takes', () => {
    const around = (path: ConfigPath, value: unknown): unknown =>
      path.reduceRight((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
    let count = 0;
    for (const [path, { example, ready }] of ways()) {
      const values = [...(example === undefined ? [] : [example]), ...ready.map(({ value }) => value)];
      // An override needs to say which files it is about.
      if (path[0] === 'overrides') continue;
      for (const value of values) {
        count++;
        const { error } = configSchema().safeParse(around(path, value));
        assert.equal(error, undefined, path.join('.'));
      }
    }
    assert.ok(count > 8);
  });

  it('is told for ids, lists and words', () => {
    const at = (...path: (string | number)[]): Expected => expectedAt(schema, path)!;
    assert.equal(at('terms').keysAre, 'term');
    assert.equal(at('terms', 'a', 'roles').keysAre, 'role');
    assert.equal(at('rules').keysAre, 'rule');
    assert.equal(at('roles', 'a', 'like').wordIs, 'role');
    assert.equal(at('terms', 'a', 'roles', 'b', 'instead').wordIs, 'term');
    assert.equal(at('terms', 'a', 'roles', 'b', 'sources', 3).wordIs, 'source');
    assert.deepEqual(at('include').shapes, ['word', 'list']);
    assert.deepEqual(at('terms', 'a', 'roles', 'b').shapes, ['word', 'mapping']);
    assert.deepEqual(
      at('arguable').words.map(({ word }) => word),
      ['milder', 'same', 'off'],
    );
    assert.deepEqual(at('overrides', 0).keys[0], { name: 'files', isRequired: true });
  });

  it('is nothing where the file has no such place', () => {
    for (const path of [['nonsense'], ['rules', 'a', 'b'], ['include', 'a'], ['roles', 0], ['terms', 'a', 'toString']])
      assert.equal(expectedAt(schema, path), undefined, path.join('.'));
  });

  it('writes examples as the file would have them', () => {
    assert.equal(exampleInYaml('titles', ['Member Happiness', 'Head: of']), 'titles: [Member Happiness, "Head: of"]');
    assert.equal(exampleInYaml('rules', { a: 'off' }), 'rules:\n  a: off');
    assert.deepEqual(parse(exampleInYaml('include', ['**/*.md'])), { include: ['**/*.md'] });
  });
});
