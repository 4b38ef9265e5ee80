import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import type { GrownNode } from '../../server/src/core/mentions/grown-node';
import { buildLexicon, growLexicon, type LexiconNode } from '../../server/src/core/mentions/lexicon';
import { dimensions } from '../../server/src/core/taxonomy/dimensions';
import type { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { taxonomy } from '../support/taxonomy';

/** Words that the taxonomy has already: those on which terms meet, single ordinary ones above all. */
const phrases = taxonomy.terms.flatMap(({ notThese }) =>
  notThese.flatMap((sense) => [...sense.notWhen, ...sense.notNear]),
);
const ordinary = taxonomy.terms.flatMap(({ weakForms, sectionForms }) => [...weakForms, ...sectionForms]);
const strong = taxonomy.terms.flatMap(({ forms }) => forms);
const words = fc.oneof(
  fc.constantFrom(...phrases),
  fc.constantFrom(...ordinary),
  fc.constantFrom(...strong),
  fc.constantFrom('quiz starts', 'hellos', 'e-mail joy', 'the happy list', 'Pipeline', '…'),
);
const said = fc.record(
  {
    forms: fc.array(words, { maxLength: 3 }),
    notThese: fc.array(words, { maxLength: 3 }),
    roles: fc.constant({ marketing: 'own' }),
  },
  { requiredKeys: [] },
);
const withWords = taxonomy.terms.filter(({ notThese, weakForms }) => notThese.length > 0 || weakForms.length > 0);
const builtin = fc.tuple(fc.constantFrom(...withWords.map(({ id }) => id)), said);
const own = fc.tuple(
  fc.constantFrom('quiz-starts', 'hello-rate'),
  fc.tuple(said, fc.constantFrom(...dimensions)).map(([words, dimension]) => ({ ...words, dimension })),
);
const teams = fc.array(fc.oneof(builtin, own), { maxLength: 4 });

/** What ends on the node, by the terms' ids. */
function endsOn(node: LexiconNode | undefined): unknown {
  const ids = (terms: LexiconNode['cancels'] = []): readonly string[] => [...new Set(terms.map(({ id }) => id))].sort();
  return {
    forms: (node?.forms ?? []).map((form) => ({ ...form, term: form.term.id })),
    cancels: ids(node?.cancels),
    cancelsNearby: ids(node?.cancelsNearby),
  };
}

/** Compares two trees wherever either of the grown ones has a node. */
function assertSame(
  paths: GrownNode,
  expected: LexiconNode | undefined,
  found: LexiconNode | undefined,
  at = '',
): void {
  assert.deepEqual(endsOn(found), endsOn(expected), at);
  for (const [word, child] of paths.next?.grown ?? [])
    assertSame(child, expected?.next?.get(word), found?.next?.get(word), `${at} ${word}`);
}

function taxonomyWith(terms: object): Taxonomy {
  const text = JSON.stringify({ terms });
  return resolveConfig(taxonomy, [{ uri: 'file:///a/.rolecheck.yaml', reading: readConfig(text) }]).taxonomy;
}

describe('a lexicon with the words of a team', () => {
  const builtinPaths = growLexicon(taxonomy);

  it('is the one that would be made of all terms, whatever the team says', () => {
    const check = (terms: (readonly [string, object])[]): void => {
      const team = taxonomyWith(Object.fromEntries(terms));
      const all = growLexicon(team);
      const { root } = team.derive(buildLexicon);
      assertSame(all, all, root);
      assertSame(builtinPaths, all, root);
    };
    fc.assert(fc.property(teams, check), { numRuns: 25 });
  });

  it('leaves the taxonomy’s own as it is', () => {
    const before = taxonomy.derive(buildLexicon).root.next?.get('pipeline');
    const ends = endsOn(before);
    taxonomyWith({ 'quiz-starts': { dimension: 'metric', forms: ['pipeline'] } }).derive(buildLexicon);
    const after = taxonomy.derive(buildLexicon).root.next?.get('pipeline');
    assert.equal(after, before);
    assert.deepEqual(endsOn(after), ends);
  });

  it('is the taxonomy’s own where the team says nothing of words', () => {
    const team = taxonomyWith({ 'conversion-rate': { roles: { 'community-management': 'share' } } });
    assert.notEqual(team, taxonomy);
    assert.equal(team.derive(buildLexicon), taxonomy.derive(buildLexicon));
  });
});
