import assert from 'node:assert/strict';
import type { Attribution, RoleId } from '../../server/src/core/taxonomy/schema';
import claimList from './claims.yaml';
import { taxonomy } from '../support/taxonomy';

/** A statement of an article about one role; see the head of claims.yaml. */
interface Claim {
  readonly source: string;
  readonly claim: number;
  readonly at: string;
  readonly role: RoleId;
  readonly says: 'asserts' | 'contrasts' | 'allows' | 'denies';
  readonly words: string;
  /** Ids of terms; `~` marks one that is broader or narrower than what is said. */
  readonly terms?: readonly string[];
  readonly traits?: readonly string[];
  readonly compares?: boolean;
}

/** A citation in the taxonomy, with what it is cited for. */
interface Citation {
  readonly where: string;
  readonly role: RoleId;
  readonly attribution: Attribution;
  /** The term, trait or comparison that the claim must name. */
  readonly subject: { readonly term?: string; readonly trait?: string; readonly comparison?: true };
}

const claims = claimList as readonly Claim[];
/** What an attribution may say of a role when the claim asserts, allows or denies. */
const MAY_SAY: Readonly<Record<Claim['says'], readonly Attribution['says'][]>> = {
  asserts: ['owns'],
  contrasts: ['owns'],
  allows: ['owns', 'shares'],
  denies: ['outside'],
};

const nameOf = (claim: Claim): string => `${claim.source} ${claim.claim} (${claim.at}, ${claim.role}): ${claim.words}`;
const cites = (basis: readonly Attribution[] | undefined, claim: Claim): Attribution | undefined =>
  basis?.find((one) => one.source === claim.source && one.claim === claim.claim && one.at === claim.at);

describe('The claims of the articles', () => {
  it('are all in the list, numbered without gaps', () => {
    const numbers = new Map<string, number[]>();
    for (const { source, claim } of claims) numbers.set(source, [...(numbers.get(source) ?? []), claim]);
    const counts = Object.fromEntries([...numbers].map(([source, list]) => [source, list.length]));
    assert.deepEqual(counts, {
      'seed-000': 75,
      'seed-001': 52,
      'seed-002': 99,
      'seed-003': 56,
      'seed-004': 46,
      dimauro: 11,
    });
    for (const [source, list] of numbers) {
      assert.deepEqual(
        list,
        list.map((_, index) => index + 1),
        `The claims of ${source} are not numbered one by one.`,
      );
    }
  });

  it('each name a term, a trait or a comparison', () => {
    for (const claim of claims) {
      const named = (claim.terms?.length ?? 0) + (claim.traits?.length ?? 0) + (claim.compares === true ? 1 : 0);
      assert.ok(named > 0, nameOf(claim));
    }
  });

  it('are answered by an attribution for every term that they name', () => {
    for (const claim of claims) {
      for (const marked of claim.terms ?? []) {
        const id = marked.replace('~', '');
        const term = taxonomy.term(id);
        assert.ok(term, `${nameOf(claim)} names “${id}”, which is not in the taxonomy.`);
        const attribution = cites(taxonomy.relation(claim.role, term)?.basis, claim);
        assert.ok(attribution, `“${id}” has lost its attribution for ${nameOf(claim)}`);
        assert.equal(attribution.reading, marked.startsWith('~') ? 'inferred' : 'stated', `${id}: ${nameOf(claim)}`);
        assert.ok(MAY_SAY[claim.says].includes(attribution.says), `“${id}” says ${attribution.says}: ${nameOf(claim)}`);
      }
    }
  });

  it('are answered by an attribution for every trait that they name', () => {
    for (const claim of claims) {
      for (const marked of claim.traits ?? []) {
        const trait = taxonomy.traits.find((one) => one.id === marked.replace('~', ''));
        assert.ok(trait, `${nameOf(claim)} names “${marked}”, which is no trait.`);
        assert.ok(cites(trait.values[claim.role]?.basis, claim), `“${trait.id}” has lost ${nameOf(claim)}`);
      }
    }
  });

  it('are kept among the comparisons where they set roles side by side', () => {
    for (const claim of claims.filter((one) => one.compares === true)) {
      const kept = taxonomy.comparisons.filter((comparison) => cites(comparison.basis, claim) !== undefined);
      assert.equal(kept.length, 1, nameOf(claim));
      assert.ok(kept[0]?.roles.includes(claim.role), nameOf(claim));
    }
  });

  it('bear out what the taxonomy says: nobody is outside of what an article gives them alone', () => {
    // One article lets community and social media drive sales together, and one lets insight from a community shape
    // messages; three give sales to other roles, and none gives messages to a community.
    const overruled = new Set(['community-management grow-sales', 'community-management messaging-framework']);
    for (const claim of claims.filter((one) => one.says !== 'denies')) {
      for (const id of (claim.terms ?? []).map((marked) => marked.replace('~', ''))) {
        const term = taxonomy.term(id);
        if (term === undefined || overruled.has(`${claim.role} ${id}`)) continue;
        assert.notEqual(taxonomy.relation(claim.role, term)?.is, 'outside', `${id}: ${nameOf(claim)}`);
      }
    }
  });
});

describe('The attributions of the taxonomy', () => {
  const citations: readonly Citation[] = [
    ...taxonomy.terms.flatMap((term) =>
      Object.entries(term.roles).flatMap(([role, { basis }]) =>
        basis.map((attribution) => ({ where: term.id, role, attribution, subject: { term: term.id } })),
      ),
    ),
    ...taxonomy.traits.flatMap((trait) =>
      Object.entries(trait.values).flatMap(([role, { basis }]) =>
        basis.map((attribution) => ({ where: trait.id, role, attribution, subject: { trait: trait.id } })),
      ),
    ),
    ...taxonomy.comparisons.flatMap((comparison) =>
      comparison.basis.map((attribution) => ({
        where: comparison.statement,
        role: comparison.roles.join(' and '),
        attribution,
        subject: { comparison: true as const },
      })),
    ),
  ];
  const numbered = citations.filter(({ attribution }) => attribution.claim !== undefined);

  it('cite only claims that exist, at the place where they stand', () => {
    assert.ok(numbered.length > claims.length, 'There are fewer citations than claims.');
    for (const { where, attribution } of numbered) {
      const claim = claims.find((one) => one.source === attribution.source && one.claim === attribution.claim);
      assert.ok(claim, `“${where}” cites ${attribution.source} ${attribution.claim}, which does not exist.`);
      assert.equal(attribution.at, claim.at, `“${where}” cites ${nameOf(claim)} at ${attribution.at}.`);
    }
  });

  it('cite for a role only what is said of that role, and for a term only what names it', () => {
    for (const { where, role, attribution, subject } of numbered) {
      const claim = claims.find((one) => one.source === attribution.source && one.claim === attribution.claim);
      assert.ok(claim, where);
      assert.ok(role.split(' and ').includes(claim.role), `“${where}” cites for ${role}: ${nameOf(claim)}`);
      if (subject.term !== undefined) {
        const named = (claim.terms ?? []).map((marked) => marked.replace('~', ''));
        assert.ok(named.includes(subject.term), `“${where}” cites ${nameOf(claim)}, which does not name it.`);
      }
      if (subject.trait !== undefined && attribution.reading === 'stated') {
        assert.ok(claim.traits?.includes(subject.trait), `“${where}” cites ${nameOf(claim)}, which does not name it.`);
      }
      if (subject.comparison === true) assert.equal(claim.compares, true, nameOf(claim));
    }
  });

  it('are numbered wherever they cite one of the articles', () => {
    const articles = new Set(taxonomy.sources.filter((source) => source.kind === 'seed').map((source) => source.id));
    for (const { where, attribution } of citations) {
      if (articles.has(attribution.source)) assert.notEqual(attribution.claim, undefined, where);
    }
  });
});
