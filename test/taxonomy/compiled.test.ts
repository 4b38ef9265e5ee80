import assert from 'node:assert/strict';
import { openTaxonomy } from '../../server/src/compiled-taxonomy';
import { readConfigSchema } from '../../server/src/core/config/schema/read-config-schema';
import type { GrownNode } from '../../server/src/core/mentions/grown-node';
import { buildLexicon, growLexicon, type LexiconNode } from '../../server/src/core/mentions/lexicon';
import { compileBuiltinTaxonomy, readBuiltinData } from '../../server/tools/builtin-taxonomy';
import { taxonomy } from '../support/taxonomy';

describe('the taxonomy that programs open', () => {
  const text = compileBuiltinTaxonomy();
  const open = (): ReturnType<typeof openTaxonomy> => openTaxonomy(text);

  it('says in everything what the files say that people edit', () => {
    const { terms, roles, neighbours, traits, sources, comparisons } = open();
    assert.deepEqual({ terms, roles, neighbours, traits, sources, comparisons }, readBuiltinData());
  });

  it('is all ASCII, in its parts too, so that engines keep it in a byte a character', () => {
    assert.doesNotMatch(text, /[^\0-\x7f]/);
    const [head = ''] = text.split('\n');
    for (const part of Object.values(JSON.parse(head) as object))
      if (typeof part === 'string') assert.doesNotMatch(part, /[^\0-\x7f]/);
    assert.match(JSON.stringify(open().derive(readConfigSchema)), /[^\0-\x7f]/);
  });

  it('knows every form and every other sense of the lexicon that is made of those files, and each says the same', () => {
    const opened = open();
    const lexicon = opened.derive(buildLexicon);
    let nodes = 0;
    const compare = (grown: GrownNode, node: LexiconNode | undefined, words: string): void => {
      assert.ok(node, words);
      const ids = (terms: LexiconNode['cancels']): readonly string[] | undefined => terms?.map(({ id }) => id);
      const forms = ({ forms: all }: LexiconNode): unknown => all?.map((form) => ({ ...form, term: form.term.id }));
      assert.deepEqual(forms(node), forms(grown), words);
      assert.deepEqual(ids(node.cancels), ids(grown.cancels), words);
      assert.deepEqual(ids(node.cancelsNearby), ids(grown.cancelsNearby), words);
      assert.equal(node.next === undefined, grown.next === undefined, words);
      for (const [word, child] of grown.next?.grown ?? []) compare(child, node.next?.get(word), `${words} ${word}`);
      nodes++;
    };
    compare(growLexicon(taxonomy), lexicon.root, '');
    assert.ok(nodes > 1000, `${nodes} nodes`);
  });

  it('gives a term as one object, whether it is found by its words, by its id or in the list', () => {
    const opened = open();
    const [form] = opened.derive(buildLexicon).root.next?.get('ctr')?.forms ?? [];
    assert.ok(form);
    assert.equal(opened.term(form.term.id), form.term);
    assert.ok(opened.terms.includes(form.term));
  });

  it('knows no word that every object in JavaScript has', () => {
    const lexicon = open().derive(buildLexicon);
    const inside = lexicon.root.next?.get('community');
    assert.ok(inside?.next);
    for (const word of ['constructor', 'toString', '__proto__']) {
      assert.equal(lexicon.root.next?.get(word), undefined);
      assert.equal(inside.next.get(word), undefined);
    }
    assert.equal(open().term('constructor'), undefined);
  });
});
