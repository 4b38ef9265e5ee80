import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { escapeText, quote, table, webLink } from '../../server/src/core/reference/markdown';
import { comparisonCard, gistOf } from '../../server/src/core/reference/comparison-page';
import { missingPage, writePage } from '../../server/src/core/reference/page';
import {
  noLinks,
  pageAt,
  pageOfUri,
  pageUri,
  pathOf,
  relativeLinks,
  type PageRef,
} from '../../server/src/core/reference/pages';
import { plainTextOf } from '../../server/src/core/reference/plain-text';
import { placeInWords } from '../../server/src/core/reference/attributions';
import { ruleManual, ruleSummary } from '../../server/src/core/reference/rule-page';
import { rules } from '../../server/src/core/rules/registry';
import { dimensions } from '../../server/src/core/taxonomy/dimensions';
import { termsOfRole } from '../../server/src/core/lookup/terms-of-role';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { builtinTaxonomy as taxonomy } from '../support/real-world';

const pairs = taxonomy.roles.flatMap(({ id }) =>
  taxonomy.roles.flatMap((other) => (other.id === id ? [] : [[id, other.id]])),
);

/** Every page that there is, with two, three and all roles compared. */
const everyPage: readonly PageRef[] = [
  { kind: 'taxonomy' },
  { kind: 'config' },
  ...taxonomy.terms.map(({ id }) => ({ kind: 'term', term: id }) as const),
  ...taxonomy.roles.map(({ id }) => ({ kind: 'role', role: id }) as const),
  ...rules.map(({ name }) => ({ kind: 'rule', rule: name }) as const),
  ...pairs.map((roles) => ({ kind: 'comparison', roles }) as const),
  { kind: 'comparison', roles: taxonomy.roles.slice(0, 3).map(({ id }) => id) },
  { kind: 'comparison', roles: taxonomy.roles.map(({ id }) => id) },
];

describe('the pages of the reference', () => {
  it('can all be written, and found again by their address', () => {
    for (const page of everyPage) {
      assert.deepEqual(pageOfUri(pageUri(page)), page);
      const text = writePage(page, taxonomy, pageUri) ?? '';
      assert.ok(text.startsWith('# ') && text.endsWith('\n'), pathOf(page));
      assert.doesNotMatch(text, /undefined|\[object |NaN|command:/, pathOf(page));
    }
  });

  it('lead to each other and to nothing else', () => {
    const addresses = new Set(everyPage.map(pageUri));
    for (const page of everyPage) {
      for (const [, target] of (writePage(page, taxonomy, pageUri) ?? '').matchAll(/\]\((rolecheck:[^)]*)\)/g))
        assert.ok(addresses.has(target!), `${pathOf(page)} leads to ${target}`);
    }
  });

  it('lead to each other by relative paths, where they are files', () => {
    const page: PageRef = { kind: 'term', term: 'conversion-rate' };
    const text = writePage(page, taxonomy, relativeLinks(page)) ?? '';
    assert.match(text, /\]\(\.\.\/roles\/marketing\.md\)/);
    assert.match(
      writePage({ kind: 'taxonomy' }, taxonomy, relativeLinks({ kind: 'taxonomy' }))!,
      /\]\(roles\/marketing\.md\)/,
    );
    assert.doesNotMatch(writePage(page, taxonomy, noLinks)!, /\]\((?!https?:)/);
  });

  it('are nowhere for what the taxonomy does not know', () => {
    const unknown: readonly PageRef[] = [
      { kind: 'term', term: 'no-such-term' },
      { kind: 'role', role: 'no-such-role' },
      { kind: 'comparison', roles: ['marketing'] },
      { kind: 'comparison', roles: ['marketing', 'marketing'] },
      { kind: 'comparison', roles: ['marketing', 'no-such-role'] },
    ];
    for (const page of unknown) assert.equal(writePage(page, taxonomy, noLinks), undefined);
    for (const path of ['', 'terms/', 'terms/a/b.md', 'rules/no-such-rule.md', '../terms/ctr.md'])
      assert.equal(pageAt(path), undefined);
    assert.match(missingPage('rolecheck:/[x](y)', noLinks), /\\\[x\\\]\(y\)/);
  });

  it('are found by the addresses that editors make of theirs', () => {
    const page = { kind: 'comparison', roles: ['marketing', 'brand-management'] } as const;
    for (const uri of [
      'rolecheck:/compare/marketing+brand-management.md',
      'rolecheck:/compare/marketing%2Bbrand-management.md',
      'rolecheck:///compare/marketing%2Bbrand-management.md',
    ])
      assert.deepEqual(pageOfUri(uri), page, uri);
  });

  it('tell of a term whose it is, why it misleads elsewhere, and which words mean it', () => {
    const text = writePage({ kind: 'term', term: 'conversion-rate' }, taxonomy, noLinks)!;
    const term = taxonomy.term('conversion-rate')!;
    const outside = term.roles['community-management'];
    assert.ok(outside?.is === 'outside');
    assert.match(text, /\| Marketing \| owns it \|/);
    assert.ok(text.includes(escapeText(outside.reason)));
    for (const form of term.forms) assert.ok(text.includes(escapeText(form)), form);
  });

  it('tell of a rule what it finds and what to do, without the plans that test it', () => {
    for (const { name } of rules) {
      assert.doesNotMatch(ruleManual(name, taxonomy), /Specimens|[«»]/, name);
      assert.ok(ruleSummary(name, taxonomy).length > 20, name);
      assert.ok(!ruleSummary(name, taxonomy).includes('|'), name);
    }
  });
});

describe('a comparison', () => {
  it('has a column for each role in the order asked for', () => {
    const roles = ['marketing', 'community-management'].map((id) => taxonomy.role(id)!);
    const [header = ''] = comparisonCard(roles, taxonomy, noLinks, { brief: true }).split('\n');
    assert.equal(header, '|  | Marketing | Community management |');
  });

  it('shortens answers at their first pause only', () => {
    assert.equal(gistOf('High: image and message are set.'), 'High');
    assert.equal(gistOf('Long term; it takes years.'), 'Long term');
    assert.equal(gistOf('About 3.5 years'), 'About 3.5 years');
  });

  it("orders a role's terms: its own before those that it shares", () => {
    for (const { id } of taxonomy.roles) {
      for (const dimension of dimensions) {
        const terms = termsOfRole(taxonomy, id, dimension);
        const relations = terms.map(({ relation }) => relation);
        assert.ok(relations.includes('own'), `${id} owns ${dimension}s`);
        assert.ok(!relations.includes('share') || relations.lastIndexOf('own') < relations.indexOf('share'));
        assert.equal(new Set(terms.map(({ term }) => term.id)).size, terms.length);
        for (const { term, relation } of terms) {
          assert.equal(term.roles[id]?.is, relation);
          assert.equal(term.dimension, dimension);
        }
      }
    }
  });
});

describe('text as Markdown', () => {
  it('reads as it stands, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const shown = text.replace(/\s+/gu, ' ').trim();
        // Backslash escapes are undone by every reader of Markdown; code and tags would not be.
        assert.equal(plainTextOf(escapeText(text)).replace(/\s+/gu, ' ').trim(), shown);
      }),
    );
  });

  it('makes no list, heading, link, tag, code or emphasis', () => {
    for (const text of [
      '# a',
      '- a',
      '+ a',
      '1. a',
      '> a',
      '*a*',
      '_a_',
      '`a`',
      '[a](b)',
      '<b>a</b>',
      '![a](b)',
      '~~a~~',
      '=== a',
      '| a | b |',
    ]) {
      const tree = parseMarkdown(escapeText(text));
      const [block] = tree.blocks;
      assert.equal(tree.blocks.length, 1, text);
      assert.ok(block?.kind === 'paragraph', text);
      assert.deepEqual(block.text.emphases, [], text);
      assert.ok(!block.text.text.includes('\uFFFC'), text);
    }
  });

  it('keeps a table whole, whatever stands in its cells', () => {
    const tree = parseMarkdown(table(['', escapeText('a|b')], [[escapeText('c\n| d'), escapeText('e')]]));
    const [block] = tree.blocks;
    assert.ok(block?.kind === 'table' && block.rows.length === 1);
    assert.deepEqual(
      block.rows.map((row) => row.cells.length),
      [2],
    );
  });

  it('is cut between words, and never within a character', () => {
    assert.equal(quote('one two three four', 10), '“one two…”');
    assert.doesNotMatch(quote('🎯'.repeat(30), 11), /[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('leads to the web only where an address does', () => {
    assert.equal(webLink('a', 'javascript:alert(1)'), 'a');
    assert.equal(webLink('a', 'https://x.org/a_(b)'), '[a](https://x.org/a%5F%28b%29)');
  });
});

describe('Markdown as plain text', () => {
  it('keeps the words and drops the marks', () => {
    assert.equal(plainTextOf('## **A** [b\\]](rolecheck:/x.md) \\*c\\*'), 'A b] *c*');
  });

  it('says what stands in which column of a table', () => {
    const markdown = ['| | One | Two |', '| --- | --- | --- |', '| **Goal** | a | b |', '| Rest |  | c |'].join('\n');
    assert.equal(plainTextOf(markdown), '- Goal\n  - One: a\n  - Two: b\n- Rest (Two): c');
  });

  it('says places as a reader finds them', () => {
    assert.equal(placeInWords('p4s2'), 'paragraph 4, sentence 2');
    assert.equal(placeInWords('p4'), 'paragraph 4');
    assert.equal(placeInWords('row6'), 'row 6');
  });
});
