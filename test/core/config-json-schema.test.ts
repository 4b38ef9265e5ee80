import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { jsonSchema } from '../../server/src/core/config/schema/json-schema';
import { configSchema } from '../../server/src/core/config/schema/schema';
import { taxonomy } from '../support/taxonomy';

const schema = jsonSchema(taxonomy);
// Editors know more keywords than the standard: `markdownDescription`, `enumDescriptions`, `doNotSuggest`.
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

/** What the schema says against a file; empty where it takes it. */
function objections(yaml: string): readonly string[] {
  return validate(parse(yaml))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const good: readonly (readonly [string, string])[] = [
  ['an empty mapping', '{}'],
  ['a path', 'extends: ./shared/team.rolecheck.yaml'],
  ['several paths', 'extends: [./a.yaml, ./b.yaml]'],
  ['one pattern or several', 'include: "plans/**"\nexclude: ["archive/**"]'],
  ['levels', 'rules:\n  skill-outside-role: off\n  metric-outside-role: error'],
  ['levels as YAML’s own on and off', 'rules:\n  skill-outside-role: false\n  merged-roles: true\narguable: on'],
  ['titles', 'roles:\n  community-management:\n    titles: [Member Happiness]\n    notThese: [Community garden]'],
  ['a role of the team’s own', 'roles:\n  developer-relations: { label: DevRel, like: community-management }'],
  ['a role like another of the team’s own', 'roles:\n  devrel-emea: { like: developer-relations }'],
  ['neighbours', 'neighbours:\n  legal: { titles: [Legal] }\n  beekeeping: { label: Bees }'],
  ['words for a term', 'terms:\n  referral-conversion-rate:\n    forms: [invite conversion]'],
  ['a term of the team’s own', 'terms:\n  fan-art: { dimension: metric, definition: Pictures, unit: count }'],
  ['relations', 'terms:\n  reach:\n    roles: { marketing: own, community-management: unstated, devrel: share }'],
  [
    'a relation with all that it may say',
    'terms:\n  reach:\n    roles:\n      marketing: { is: outside, reason: No., instead: my-own, arguable: true, sources: [handbook] }',
  ],
  ['sources', 'sources:\n  handbook: { name: Handbook, url: "https://example.org" }'],
  ['overrides', 'overrides:\n  - files: "plans/b2b/**"\n    rules: { metric-outside-role: error }\n    arguable: same'],
];

const bad: readonly (readonly [what: string, yaml: string, where: RegExp])[] = [
  ['a list', '- a', /^ must be object,null$/],
  ['a key that there is not', 'role: {}', /additional properties/],
  ['a rule that there is not', 'rules: { metric-outside: off }', /^\/rules must NOT have additional/],
  ['a level that there is not', 'rules: { merged-roles: loud }', /^\/rules\/merged-roles must be equal/],
  ['a number as a level', 'rules: { merged-roles: 2 }', /^\/rules\/merged-roles must/],
  ['an id with capitals', 'terms: { FanArt: {} }', /^\/terms must match pattern/],
  [
    'an id with blanks as a value',
    'roles: { devrel: { like: "community team" } }',
    /^\/roles\/devrel\/like must match/,
  ],
  ['a key that a known term cannot have', 'terms: { reach: { form: [a] } }', /^\/terms\/reach must NOT/],
  [
    'a key that a term of the team’s own cannot have',
    'terms: { fan-art: { form: [a] } }',
    /^\/terms\/fan-art must NOT/,
  ],
  ['a word where a list belongs', 'terms: { reach: { forms: a } }', /^\/terms\/reach\/forms must be array/],
  ['a relation that there is not', 'terms: { reach: { roles: { marketing: owns } } }', /marketing must be equal/],
  [
    'a relation without its word',
    'terms: { reach: { roles: { marketing: { reason: a } } } }',
    /required property 'is'/,
  ],
  ['a source without a name', 'sources: { handbook: { url: "https://example.org" } }', /required property 'name'/],
  ['an override without files', 'overrides: [{ arguable: off }]', /required property 'files'/],
];

describe('the JSON schema of a team’s file', () => {
  for (const [what, yaml] of good)
    it(`takes ${what}`, () => {
      assert.deepEqual(objections(yaml), []);
      assert.ok(configSchema().safeParse(parse(yaml)).success, 'and so does Rolecheck');
    });

  for (const [what, yaml, where] of bad)
    it(`objects to ${what}`, () => {
      const said = objections(yaml);
      assert.ok(
        said.some((one) => where.test(one)),
        said.join('\n'),
      );
      assert.ok(!configSchema().safeParse(parse(yaml)).success, 'and so does Rolecheck');
    });

  it('takes keys with nothing behind them, which say nothing', () => {
    assert.deepEqual(objections('roles:\nterms:\n  reach:\n    roles:\n    forms:\n'), []);
  });

  it('offers the ids that there are', () => {
    const { properties, definitions } = schema as Record<string, Record<string, { properties: object }>>;
    const offered = (part: { properties: object }): readonly string[] => Object.keys(part.properties);
    assert.deepEqual(
      offered(properties!.terms!),
      taxonomy.terms.map(({ id }) => id),
    );
    assert.deepEqual(
      offered(properties!.roles!),
      taxonomy.roles.map(({ id }) => id),
    );
    assert.ok(Object.keys(definitions!).length > 0);
  });

  it('describes every key, plainly and with marks', () => {
    const { properties } = schema as {
      properties: Record<string, { description?: string; markdownDescription?: string }>;
    };
    for (const [key, { description, markdownDescription }] of Object.entries(properties)) {
      assert.ok(description !== undefined && !description.includes('`'), key);
      assert.ok(markdownDescription === undefined || markdownDescription.includes('`'), key);
    }
  });

  it('has nothing in it that only Rolecheck understands, and stays small', () => {
    const json = JSON.stringify(schema);
    assert.doesNotMatch(json, /"(?:idOf|meanings|quoted|onOrOff)"/);
    assert.ok(json.length < 100_000, `${json.length} characters`);
  });
});
