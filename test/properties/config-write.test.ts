import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Document, isMap, isScalar, isSeq, parse, parseDocument, visit } from 'yaml';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { editsFor, type ConfigChange } from '../../server/src/core/config/writing/write-config';
import { ruleNames } from '../../server/src/core/rules/findings';
import { plainTextOf } from '../../server/src/core/text/draft';
import { applyEdits } from '../../server/src/core/text/edits';

/** Every way in which people write the sections of the file, one of each to be put together with the others. */
const sections: Readonly<Record<string, readonly string[]>> = {
  extends: ['extends: ./a.yaml\n', 'extends: # two\n- ./a.yaml\n-  ./b.yaml # b\n', 'extends: "./a.yaml" # one\n', ''],
  exclude: [
    'exclude: archive/** # old\n',
    'exclude: [archive/**, "b, c"]\n',
    "exclude:\n  - 'archive/**' # old\n  # - new\n\n  - b\n# What else\n",
    'exclude:\n- archive/**\n# comment\n',
    'exclude: [ # old\n    archive/**,\n    # another\n    b, # c\n  ]\n',
    'exclude: [\n  archive/**,\n  b # c\n  ] # d\n',
    'exclude: [] # none\n',
    'exclude: [\n  # none\n  ]\n',
    'exclude:\n',
    'exclude: plans/{a,b}\n',
    'exclude: >-\n  archive/**\n',
    '',
  ],
  rules: [
    'rules:\n  skill-outside-role: off # a\n  # metric-outside-role: error\n\n  # more\n',
    'rules:\n     metric-outside-role: "error"\n     owner-conflict: hint\n',
    'rules: { metric-outside-role: error, owner-conflict: off } # both\n',
    'rules: {metric-outside-role: error,}\n',
    'rules: {\n    # first\n    metric-outside-role: error, # a\n    owner-conflict: off # b\n    # last\n  } # c\n',
    'rules: # none\n  # skill-outside-role: off\n',
    'rules: {} # none\n',
    'rules: ~ # none\n',
    '"rules": {"metric-outside-role": "error"}\n',
    "'rules' :\n  'metric-outside-role' : 'error'\n",
    'rules:\n  metric-outside-role:\n    error\n  owner-conflict: # not yet\n',
    '? rules\n: owner-conflict: off\n',
    '',
  ],
  arguable: ['arguable: off # mild\n', 'arguable:\n', 'arguable: "same"\n', ''],
  terms: [
    'terms:\n  conversion-rate:\n    forms: [sign-ups]\n    roles:\n      marketing: own # theirs\n\n  # about reach\n  reach:\n    notThese:\n    - reach out # to\n    # - within reach\n',
    'terms:\n    conversion-rate:\n        # long\n        roles:\n            marketing:\n                is: outside # now\n                reason: >\n                  It is so,\n                  and stays so.\n\n            community-management: share\n',
    'terms:\n  reach: { forms: [ "reach" ], roles: { marketing: { is: outside, reason: "a, b" } } }\n',
    'terms: {\n  reach: {\n    roles: { marketing: own }, # r\n  },\n  conversion-rate: { forms: [\n    a,\n    b\n  ] }\n}\n',
    'terms:\n  reach:\n    definition: |\n      # no comment\n      Words.\n',
    'terms:\n  reach:\n    definition: "one\n      two"\n    # end\n',
    'terms:\n  reach: # nothing\n  conversion-rate:\n    roles: # nobody\n',
    'terms: {reach: {forms: []}, conversion-rate: {}}\n',
    '',
  ],
  roles: [
    'roles:\n  marketing:\n    titles: [Growth, "Head: of"] # all\n  # community-management:\n',
    'roles:\n  marketing: &m\n    titles:\n      - Growth 😀\n      - |-\n        Fans\n',
    'roles:\n  marketing:\n    label: Marketing\n\n\n  developer-relations:\n    label: Developer relations # DevRel\n    like: community-management\n',
    '',
  ],
  neighbours: ['neighbours:\n  legal: { titles: [Legal] }\n', 'neighbours: { legal: { titles: [ Legal ] } }\n', ''],
};

const header = fc.constantFrom(
  '',
  '# Our rules\n',
  '# Our rules\n\n',
  '\n',
  '---\n',
  '%YAML 1.2\n---\n# Ours\n',
  '--- # Ours\n',
);
const between = fc.constantFrom(
  '',
  '',
  '\n',
  '\n',
  '\n# About what comes next\n',
  '# About what comes next\n',
  '\n\n',
  '  \n',
);
const footer = fc.constantFrom('', '', '\n', '# The end\n', '\n# The end\n\n', '...\n', '# The end\n...\n# after\n');

/** A file of some of the sections, in some order, with comments and empty lines between them. */
const composed: fc.Arbitrary<string> = fc
  .record({
    sections: fc
      .shuffledSubarray(Object.keys(sections))
      .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constantFrom(...(sections[key] ?? [])), between)))),
    header,
    footer,
    mark: fc.constantFrom('', '', '\uFEFF'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    isCut: fc.boolean(),
  })
  .map(({ sections: parts, header: top, footer: bottom, mark, lineEnd, isCut }) => {
    const text = top + parts.map(([section, gap]) => section + gap).join('') + bottom;
    return mark + (isCut ? text.replace(/\n$/, '') : text).replaceAll('\n', lineEnd);
  });

/** Words of all kinds, as they are found in plans, with what YAML would misread. */
const word = fc.oneof(
  fc.constantFrom('Member Happiness', 'sign-up: conversion', 'off', '12', '#1 metric', '*all', '@team', "it's", '“so”'),
  fc.constantFrom('😀', 'a, b', '[x]', '{a,b}/\\*', 'a "b" c', '- a', 'null', '?', '!x', 'Größe', 'a'.repeat(100)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `x${text.trim()}`),
);
const termId = fc.constantFrom('reach', 'conversion-rate', 'click-through-rate');
const roleId = fc.constantFrom('marketing', 'community-management', 'developer-relations');

const change: fc.Arbitrary<ConfigChange> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ruleNames), fc.constantFrom('error', 'hint', 'off'))
    .map(([rule, value]) => ({ kind: 'set' as const, path: ['rules', rule], value })),
  fc.constantFrom('off', 'same').map((value) => ({ kind: 'set' as const, path: ['arguable'], value })),
  fc
    .tuple(termId, roleId, fc.constantFrom('own', 'share'))
    .map(([term, role, value]) => ({ kind: 'set' as const, path: ['terms', term, 'roles', role], value })),
  fc
    .tuple(termId, fc.constantFrom('forms', 'notThese'), word)
    .map(([term, key, value]) => ({ kind: 'add' as const, path: ['terms', term, key], value })),
  fc
    .tuple(roleId, fc.constantFrom('titles', 'notThese'), word)
    .map(([role, key, value]) => ({ kind: 'add' as const, path: ['roles', role, key], value })),
  fc
    .tuple(fc.constantFrom('legal', 'finance'), word)
    .map(([team, value]) => ({ kind: 'add' as const, path: ['neighbours', team, 'titles'], value })),
  fc
    .tuple(fc.constantFrom('exclude', 'include', 'extends'), word)
    .map(([key, value]) => ({ kind: 'add' as const, path: [key], value })),
);

type Node = Record<string, unknown>;

/** What the file should come to, worked out on its value and not on its text. */
function expected(value: unknown, { kind, path, value: said }: ConfigChange): unknown {
  const top = (value ?? {}) as Node;
  let holder = top;
  for (const key of path.slice(0, -1)) holder = (holder[key] ??= {}) as Node;
  const last = path.at(-1) ?? '';
  const there = holder[last] ?? undefined;
  if (kind === 'add') {
    const list = there === undefined ? [] : Array.isArray(there) ? there : [there];
    if (!list.includes(said)) holder[last] = [...(list as unknown[]), said];
  } else if (typeof there === 'object') (there as Node).is = said;
  else holder[last] = said;
  return top;
}

function commentLines(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|(?<=\s))#[^\r\n]*/gm)].map(([comment]) => comment);
}

/** Whether the words are there one after the other, with others between them. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const word of all) if (word === some[at]) at++;
  return at === some.length;
}

function holds(text: string, wanted: ConfigChange): void {
  const edits = editsFor(text, wanted);
  assert.ok(edits !== undefined, 'it can be done');
  const after = applyEdits(text, edits);
  const shown = JSON.stringify(after);
  assert.deepEqual(parse(after), expected(parse(text), wanted), shown);
  assert.ok(isWithin(commentLines(text), commentLines(after)), `a comment is lost: ${shown}`);
  for (const { span } of edits) {
    const gone = text.slice(span.start, span.end);
    assert.ok(!gone.includes('#'), `a comment is written anew: ${shown}`);
    assert.ok(gone === '' || parse(gone) !== undefined, `more than a value has gone: ${shown}`);
  }
  const lineEnds = new Set(text.match(/\r?\n/g));
  if (lineEnds.size === 1) assert.deepEqual(new Set(after.match(/\r?\n/g)), lineEnds, `other line ends: ${shown}`);
  assert.ok(
    !/[ \t](?:\r?\n|$)/.test(edits.map(({ draft }) => plainTextOf(draft)).join('|')),
    `blanks at an end: ${shown}`,
  );
  assert.deepEqual(editsFor(after, wanted), [], `a second time: ${shown}`);
  assert.ok(readConfig(after).problems.length <= readConfig(text).problems.length, `it is no longer sound: ${shown}`);
}

/** A file as the YAML library writes it, each value in a way of its own. */
const printed: fc.Arbitrary<string> = fc
  .record(
    {
      rules: fc.dictionary(fc.constantFrom(...ruleNames), fc.constantFrom('off', 'error'), { maxKeys: 3 }),
      terms: fc.dictionary(
        termId,
        fc.record(
          {
            forms: fc.array(word, { maxLength: 3 }),
            definition: fc.constantFrom('Words.', 'Many words\nand more\n', 'Words\n\n\n'),
            roles: fc.dictionary(
              roleId,
              fc.oneof(
                fc.constantFrom('own', 'share'),
                fc.record({ is: fc.constantFrom('own', 'share'), reason: word }),
              ),
              { maxKeys: 2 },
            ),
            notThese: fc.array(word, { maxLength: 2 }),
          },
          { requiredKeys: [] },
        ),
        { maxKeys: 3 },
      ),
      roles: fc.dictionary(roleId, fc.record({ titles: fc.array(word, { maxLength: 2 }) }), { maxKeys: 2 }),
      exclude: fc.oneof(word, fc.array(word, { maxLength: 3 })),
    },
    { requiredKeys: [] },
  )
  .chain((data) =>
    fc
      .record({
        dice: fc.infiniteStream(fc.nat({ max: 11 })),
        indent: fc.constantFrom(2, 2, 3, 4),
        indentSeq: fc.boolean(),
        lineWidth: fc.constantFrom(0, 30, 80),
        lineEnd: fc.constantFrom('\n', '\r\n'),
      })
      .map(({ dice, lineEnd, ...options }) => {
        const document = new Document(data);
        const throws = (side: number): boolean => dice.next().value === side;
        visit(document, {
          Node(_, node) {
            if (throws(0)) node.comment = ' behind';
            if (throws(1)) node.commentBefore = ' before';
            if (throws(2)) node.spaceBefore = true;
            if ((isMap(node) || isSeq(node)) && throws(3)) node.flow = true;
            if (isScalar(node) && throws(4)) node.type = 'QUOTE_DOUBLE';
            if (isScalar(node) && throws(5)) node.type = 'QUOTE_SINGLE';
          },
        });
        return document.toString(options).replaceAll('\n', lineEnd);
      })
      // Comments and brackets in some places come out as no YAML at all.
      .filter((text) => parseDocument(text, { logLevel: 'error' }).errors.length === 0),
  );

describe('changes of .rolecheck.yaml', () => {
  const numRuns = process.env.ROLECHECK_THOROUGH === '1' ? 20_000 : 200;

  it('say what was asked, and leave all else in a file written by hand', function () {
    this.timeout(0);
    fc.assert(fc.property(composed, change, holds), { numRuns });
  });

  it('do the same in a file written by a program', function () {
    this.timeout(0);
    fc.assert(fc.property(printed, change, holds), { numRuns });
  });

  it('come one after the other', function () {
    this.timeout(0);
    const several = fc.array(change, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(fc.constant(''), composed), several, (text, changes) => {
        changes.reduce((before, next) => {
          holds(before, next);
          return applyEdits(before, editsFor(before, next) ?? []);
        }, text);
      }),
      { numRuns: numRuns / 2 },
    );
  });
});
