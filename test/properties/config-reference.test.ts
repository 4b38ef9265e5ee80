import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { comparisonPage } from '../../server/src/core/reference/comparison-page';
import { neighbourPage } from '../../server/src/core/reference/neighbour-page';
import { noLinks } from '../../server/src/core/reference/pages';
import { rolePage } from '../../server/src/core/reference/role-page';
import { termPage } from '../../server/src/core/reference/term-page';
import type { Role, Term } from '../../server/src/core/taxonomy/schema';
import { plainTextOf } from '../../server/src/core/text/draft';
import { planSkeleton, roleSection } from '../../server/src/core/writing/plans';
import { comparisonTable, kpiTable, responsibilityMatrix } from '../../server/src/core/writing/tables';
import { taxonomy as builtin } from '../support/taxonomy';

const file = `
roles:
  devrel: {label: DevRel, like: community-management, titles: [Developer advocates]}
  creators: {label: Creator team}
neighbours: {guild: {titles: [Guild]}}
sources: {handbook: {name: "Handbook *3*", url: "https://h.example"}}
terms:
  conversion-rate:
    notThese: [barn conversion]
    roles:
      community-management: {is: own, reason: agreed in Q3, sources: [handbook]}
  fan-glow: {dimension: metric, roles: {devrel: own, creators: share, marketing: outside}}
  fan-walk: {dimension: tactic, roles: {creators: own}}
`;
const { taxonomy, problems } = resolveConfig(builtin, [
  { uri: 'file:///team/.rolecheck.yaml', reading: readConfig(file) },
]);

function role(id: string): Role {
  return taxonomy.role(id) ?? assert.fail(id);
}

function term(id: string): Term {
  return taxonomy.term(id) ?? assert.fail(id);
}

/** Lines that hold the words. */
function linesWith(page: string, words: string): readonly string[] {
  return page.split('\n').filter((line) => line.includes(words));
}

describe('what the team’s file says, in the pages of the reference', () => {
  it('has no mistakes', () => assert.deepEqual([...problems.values()].flat(), []));

  it('is told of a term as the team’s, with the reason and whom it names', () => {
    const page = termPage(term('conversion-rate'), taxonomy, noLinks);
    assert.match(page, /^\*\*Belongs to\*\* community management/m);
    assert.match(
      linesWith(page, 'agreed in Q3')[0] ?? '',
      /^\| Your team’s rules \(\.rolecheck\.yaml\): agreed in Q3 \| owns it \|/,
    );
    assert.match(
      linesWith(page, 'Handbook')[0] ?? '',
      /^\| \[Handbook \\\*3\\\*\]\(https:\/\/h\.example\) \| owns it \|/,
    );
    assert.match(page, /meant otherwise, says \.rolecheck\.yaml \(“barn conversion”\)/);
  });

  it('stands alone for a term of the team’s own, with nothing made up', () => {
    const page = termPage(term('fan-glow'), taxonomy, noLinks);
    assert.match(page, /^A metric of your own team, described in \.rolecheck\.yaml\.$/m);
    assert.match(page, /^\*\*Belongs to\*\* DevRel\. \*\*Also used by\*\* creator team\.$/m);
    assert.doesNotMatch(page, /Formula|the sources differ/);
  });

  it('gives roles of the team’s own pages without empty parts', () => {
    const page = rolePage(role('creators'), taxonomy, noLinks);
    assert.match(page, /^\*\*Shared with others:\*\* Fan glow$/m);
    assert.doesNotMatch(page, /Qualities/);
    assert.match(rolePage(role('devrel'), taxonomy, noLinks), /^\*\*Belongs elsewhere:\*\* .*Return on ad spend/m);
    assert.match(
      neighbourPage(taxonomy.neighbours.find(({ id }) => id === 'guild') ?? assert.fail()),
      /\*\*Where an owner stands:\*\* Guild/,
    );
  });

  it('compares roles of the team’s own with each other and with the others', () => {
    assert.doesNotMatch(comparisonPage([role('devrel'), role('creators')], taxonomy, noLinks), /Qualities|Control/);
    const page = comparisonPage(taxonomy.roles, taxonomy, noLinks);
    assert.match(page, /^# Community management, .* DevRel and creator team compared$/m);
    assert.match(page, /^## Qualities$/m);
  });

  it('never prints what is not there', () => {
    const pages = [
      ...taxonomy.terms.map((one) => termPage(one, taxonomy, noLinks)),
      ...taxonomy.roles.map((one) => rolePage(one, taxonomy, noLinks)),
      comparisonPage(taxonomy.roles, taxonomy, noLinks),
    ];
    for (const page of pages) assert.doesNotMatch(page, /undefined|NaN|\[object/);
  });
});

describe('what is written for roles of the team’s own', () => {
  for (const id of ['devrel', 'creators'])
    it(`reads as ${id}’s, and is right`, () => {
      const drafts = [
        roleSection(taxonomy, role(id)),
        kpiTable(taxonomy, role(id)),
        planSkeleton(taxonomy, { roles: [role(id), role('marketing')] }),
        responsibilityMatrix(taxonomy, [role(id), role('marketing')]),
        comparisonTable(taxonomy, [role(id), role('marketing')]),
      ];
      for (const draft of drafts) {
        const text = plainTextOf(draft);
        assert.doesNotMatch(text, /undefined|NaN/);
        assert.deepEqual(
          analyze(text, { taxonomy }).findings.filter(({ rule }) => rule.endsWith('-outside-role')),
          [],
        );
      }
      const { plan } = analyze(plainTextOf(roleSection(taxonomy, role(id))), { taxonomy });
      assert.ok(plan.statements.some(({ scope }) => JSON.stringify(scope ?? {}).includes(`"${id}"`)));
    });
});

describe('names that every object has', () => {
  it('are no roles of a term', () => {
    for (const name of ['toString', 'constructor', 'hasOwnProperty', '__proto__', 'valueOf'])
      assert.equal(taxonomy.relation(name, term('conversion-rate')), undefined, name);
  });
});
