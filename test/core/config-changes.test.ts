import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  decideExclusion,
  decideLevel,
  decideMeaning,
  decideNeighbour,
  decideNoTeam,
  decideOtherMeaning,
  decideRelation,
  decideTeam,
  type Decision,
} from '../../server/src/core/config/writing/changes';
import type { Config } from '../../server/src/core/config/config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { newConfigText } from '../../server/src/core/config/writing/write-config';
import { taxonomy } from '../support/taxonomy';

const community = taxonomy.role('community-management') ?? assert.fail();
const rate = taxonomy.term('conversion-rate') ?? assert.fail();
const elsewhere = { name: 'plans/.rolecheck.yaml', isNew: true };

const folder = 'file:///team/';

/** What a file with the text in it comes to. */
function configOf(text: string): Config {
  return resolveConfig(taxonomy, [{ uri: `${folder}.rolecheck.yaml`, reading: readConfig(text) }]);
}

/** What a new file with the decision in it says; the file has nothing to complain of. */
function said(decision: Decision | undefined): unknown {
  assert.ok(decision !== undefined, 'it can be said');
  const text = newConfigText(decision.change);
  assert.deepEqual([...configOf(text).problems.values()].flat(), [], text);
  return parse(text);
}

function check(decision: Decision | undefined, title: string, value: unknown): void {
  assert.equal(decision?.title, title);
  assert.deepEqual(said(decision), value);
}

describe('what a team decides', () => {
  it('who owns a term', () => {
    check(
      decideRelation('own', community, rate),
      'Let community management own “Conversion rate” (in .rolecheck.yaml)',
      { terms: { 'conversion-rate': { roles: { 'community-management': 'own' } } } },
    );
  });

  it('who has a part in it, in a file that is new', () => {
    check(
      decideRelation('share', community, rate, elsewhere),
      'Let community management share “Conversion rate” (in a new plans/.rolecheck.yaml)',
      { terms: { 'conversion-rate': { roles: { 'community-management': 'share' } } } },
    );
  });

  it('what a phrase means', () => {
    check(
      decideMeaning(' invite\n  conversion ', rate),
      'Read “invite conversion” as “Conversion rate” (in .rolecheck.yaml)',
      { terms: { 'conversion-rate': { forms: ['invite conversion'] } } },
    );
  });

  it('what a phrase does not mean', () => {
    check(
      decideOtherMeaning('currency conversion: rate', rate),
      'Never read “currency conversion: rate” as “Conversion rate” (in .rolecheck.yaml)',
      { terms: { 'conversion-rate': { notThese: ['currency conversion: rate'] } } },
    );
  });

  it('which role a name means, and which it does not', () => {
    check(
      decideTeam('Member Happiness', community),
      'Count “Member Happiness” as community management (in .rolecheck.yaml)',
      { roles: { 'community-management': { titles: ['Member Happiness'] } } },
    );
    check(
      decideNoTeam('Community garden', community),
      'Never count “Community garden” as community management (in .rolecheck.yaml)',
      { roles: { 'community-management': { notThese: ['Community garden'] } } },
    );
  });

  it('how strongly a rule is shown', () => {
    check(
      decideLevel('skill-outside-role', 'off'),
      'Switch off “skill outside role” for all plans (in .rolecheck.yaml)',
      { rules: { 'skill-outside-role': 'off' } },
    );
    check(
      decideLevel('owner-conflict', 'information'),
      'Show “owner conflict” as information in all plans (in .rolecheck.yaml)',
      { rules: { 'owner-conflict': 'information' } },
    );
  });

  it('nothing that the file could not hold', () => {
    assert.equal(decideMeaning('   ', rate), undefined);
    assert.equal(decideMeaning('a'.repeat(121), rate), undefined);
    assert.equal(decideTeam('', community), undefined);
    assert.equal(decideExclusion('a/'.repeat(200)), undefined);
  });

  describe('which teams are not checked', () => {
    /** The id that the name gets. */
    const idOf = (name: string): string => {
      const { neighbours } = said(decideNeighbour(name, taxonomy)) as { neighbours: Record<string, unknown> };
      assert.deepEqual(Object.values(neighbours), [{ titles: [name] }]);
      return Object.keys(neighbours).join();
    };

    it('in words', () => {
      check(
        decideNeighbour('Legal', { roles: [], neighbours: [] }),
        'Count “Legal” as another team, whose work is not checked (in .rolecheck.yaml)',
        { neighbours: { legal: { titles: ['Legal'] } } },
      );
    });

    it('under an id made of the name', () => {
      assert.equal(idOf('Legal & Café (EMEA)'), 'legal-cafe-emea');
      assert.equal(idOf('3D Studio'), 'team-3d-studio');
      assert.equal(idOf('x'.repeat(120)).length, 70);
    });

    it('under the id of the neighbour that has the name', () => {
      const neighbour = taxonomy.neighbours.find(({ id, label }) => id !== label.toLowerCase()) ?? assert.fail();
      assert.equal(idOf(neighbour.label.toUpperCase()), neighbour.id);
    });

    it('never under the id of a role', () => {
      assert.equal(idOf('Community: Management'), 'community-management-team');
    });

    it('under a number, where the name has no letters that an id may have', () => {
      assert.equal(idOf('法務'), 'team');
      assert.equal(idOf('法務 2'), 'team');
      const known = {
        roles: [],
        neighbours: [
          { id: 'team', label: 'x' },
          { id: 'team-2', label: 'y' },
        ],
      };
      assert.deepEqual(decideNeighbour('🙂', known)?.change.path, ['neighbours', 'team-3', 'titles']);
    });
  });

  describe('which files are not checked', () => {
    it('in words', () => {
      check(decideExclusion('./plans/Q3.md'), 'Never check this file (in .rolecheck.yaml)', {
        exclude: ['plans/Q3.md'],
      });
    });

    it('never what stands outside of its folder', () => {
      assert.equal(decideExclusion('../a.md'), undefined);
      assert.equal(decideExclusion('/a.md'), undefined);
    });

    it('with a pattern for that file alone', function () {
      this.timeout(20_000);
      const character = fc.constantFrom(...Array.from('ab1*?[]{}()!+@|$^,.#&~ -😀ä\'"'));
      const name = fc
        .string({ unit: character, minLength: 1, maxLength: 8 })
        .filter((text) => text.trim() === text && !/^\.+$/.test(text));
      fc.assert(
        fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), name, (parts, other) => {
          const path = parts.join('/');
          const decision = decideExclusion(path) ?? assert.fail();
          const config = configOf(newConfigText(decision.change));
          const isExcluded = (plan: string): boolean => config.forPlan(folder + encodeURI(plan)).isExcluded;
          assert.ok(isExcluded(path), `${path} → ${decision.change.value}`);
          const another = [...parts.slice(0, -1), other].join('/');
          assert.equal(isExcluded(another), another === path, `${another} → ${decision.change.value}`);
        }),
        { numRuns: 100 },
      );
    });
  });
});
