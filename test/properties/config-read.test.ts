import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_CONFIG, readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { taxonomy } from '../support/taxonomy';
import { trickyText } from '../support/tricky-text';

/** Sections of good files. The first is left as it is by every mutation, and stands before all else. */
const kept = 'exclude: [archive]\nrules: {skill-outside-role: off}\n';
const sections = [
  'roles:\n  community-management:\n    titles: [Member Happiness, "Fans & friends"]\n    notThese:\n      - Community garden\n',
  'roles: {devrel: {label: DevRel, like: community-management}}\n',
  'terms:\n  conversion-rate:\n    forms: [invite conversion]\n    roles:\n      community-management: {is: outside, reason: "It’s: not ours", instead: member-retention-rate, sources: [handbook]}\n',
  'terms: {fan-glow: {dimension: metric, forms: [glow], unit: percent}}\n',
  'sources: {handbook: {name: Handbook, url: "https://h.example"}}\n',
  'overrides:\n  - files: "b2b/**"\n    rules: {metric-outside-role: error}\n',
  'extends: ./a.yaml\narguable: off\n',
  'neighbours:\r\n  legal:\r\n    titles: [Legal]\r\n',
];

const piece = fc.oneof(
  trickyText,
  fc.constantFrom(
    ...[
      '[',
      ']',
      '{',
      '}',
      ':',
      ': ',
      '- ',
      '\n',
      '\r',
      '\n\t',
      '  ',
      '"',
      "'",
      '|\n',
      '>',
      '*a',
      '&a ',
      '!x ',
      '@',
      '%',
      '#',
      '---\n',
      '? ',
      ',',
    ],
    ...[
      'null',
      '7',
      'true',
      '0x1F',
      '.nan',
      '2024-01-01',
      '__proto__: ',
      'constructor: ',
      'toString: ',
      '<<: ',
      'roles:',
      'terms: ',
      '\0',
      '\u2028',
    ],
  ),
);

/** A good file with some stretches of it taken out, said twice or written over. */
const mutated = fc
  .tuple(
    fc.shuffledSubarray(sections, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), piece), { minLength: 1, maxLength: 4 }),
  )
  .map(([parts, changes]) =>
    changes.reduce((text, [at, length, added]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + added + text.slice(start + length);
    }, parts.join('')),
  );

describe('whatever stands in the team’s file', function () {
  this.timeout(60_000);

  it('is read without failing, and every problem stands on a line of its text', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { problems, places, data } = readConfig(text);
        for (const { span, message } of [...problems, { span: places.value(['roles', 'x']), message: 'a place' }]) {
          const { start, end } = span;
          assert.ok(start >= 0 && start <= end && end <= text.length, message);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/, message);
          assert.doesNotMatch(message, /undefined|invalid|\[object/i, message);
          assert.match(message, /^(?:\p{Lu}|“)[^]*[.?]$|^a place$/u);
        }
        const resolved = resolveConfig(taxonomy, [
          { uri: 'file:///team/.rolecheck.yaml', reading: { source: readConfig(text).source, places, data, problems } },
        ]);
        for (const { span } of [...resolved.problems.values()].flat())
          assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/);
        for (const term of resolved.taxonomy.terms)
          for (const role of Object.keys(term.roles)) assert.ok(resolved.taxonomy.role(role), role);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves in force what stands before it', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        fc.pre(!/\0|^\s*(?:exclude|rules)\b|^(?:---|\.\.\.|%)/m.test(text));
        const { data, problems } = readConfig(`${kept}${text}`);
        // What goes on with the line above it, such as an indented one, changes what stands there.
        fc.pre(!problems.some(({ span }) => span.start < kept.length) && !/^[ \t]/.test(text));
        assert.deepEqual([data.exclude, data.rules], [['archive'], { 'skill-outside-role': 'off' }]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time that grows with its length alone', () => {
    const pieces = [
      '[',
      '{',
      '- ',
      '? ',
      ': ',
      'a: ',
      '"',
      "'",
      '*a ',
      '&a ',
      '!a ',
      ',',
      '\n',
      '\t',
      '@',
      '|\n',
      '#',
      'a: [\n',
      'a: {b: "\n',
    ];
    for (const text of pieces) {
      const took = (times: number): number => {
        const before = performance.now();
        readConfig(text.repeat(times));
        return performance.now() - before;
      };
      took(100);
      const [short, long] = [took(2_000), took(20_000)];
      assert.ok(
        long < 10 * short * 8 + 500,
        `${JSON.stringify(text)}: ${short.toFixed(0)} ms, ten times as long: ${long.toFixed(0)} ms`,
      );
    }
  });
});

describe('reading the team’s file stays quick and whole whatever stands in it', () => {
  const files: Readonly<Record<string, readonly [file: string, message: RegExp]>> = {
    'brackets without end': ['['.repeat(100_000), /nested so deeply/],
    'braces without end': ['{a: '.repeat(50_000), /nested so deeply/],
    'dashes without end': ['- '.repeat(100_000), /nested so deeply/],
    'question marks without end': ['? '.repeat(100_000), /nested so deeply/],
    'lines further and further in': [
      Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      /means nothing at the top/,
    ],
    'ten million characters': ['a'.repeat(10_000_000), /longer than 256 KB/],
    'one character too many': ['#'.repeat(LONGEST_CONFIG + 1), /longer than 256 KB/],
    'a NUL': ['exclude: a\0b\n', /no plain text/],
    'UTF-16 read as UTF-8': ['\uFFFD\uFFFDe\0x\0c\0', /no plain text/],
    'anchors that multiply': [
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at] ?? ''}, `.repeat(9)}]`),
      ].join('\n'),
      /more than 20 thousand values/,
    ],
  };
  for (const [what, [file, message]] of Object.entries(files))
    it(what, function () {
      this.timeout(5_000);
      const { problems, data } = readConfig(file);
      assert.ok(
        problems.some((problem) => message.test(problem.message)),
        problems[0]?.message,
      );
      assert.deepEqual(data, {});
    });

  it('thousands of mistakes', function () {
    this.timeout(20_000);
    for (const file of [
      `[${','.repeat(20_000)}]`,
      '"'.repeat(20_000),
      'a: @b\n'.repeat(5_000),
      `terms:\n${'  K: 1\n'.repeat(5_000)}`,
    ]) {
      const { problems } = readConfig(file);
      assert.ok(problems.length > 0 && problems.length <= 50);
    }
  });
});
