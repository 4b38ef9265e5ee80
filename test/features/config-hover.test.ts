import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver-types';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { noLinks, pageUri } from '../../server/src/core/reference/pages';
import { SourceText } from '../../server/src/core/text/source-text';
import { configHoverAt } from '../../server/src/features/config/hover';
import { takeCaret } from '../support/caret';
import { taxonomy } from '../support/taxonomy';

interface Shown {
  readonly value: string;
  /** The words that the hover is about. */
  readonly about: string;
}

function hover(marked: string, { markdown = true, links = true, of = taxonomy } = {}): Shown | undefined {
  const { text, offset } = takeCaret(marked);
  const source = new SourceText(text);
  const found = configHoverAt(source, offset, of, { markdown, linkTo: links ? pageUri : noLinks });
  if (found === undefined) return undefined;
  const { contents, range } = found;
  assert.ok(MarkupContent.is(contents) && range !== undefined);
  assert.equal(contents.kind, markdown ? 'markdown' : 'plaintext');
  const about = source.slice({ start: source.offsetAt(range.start), end: source.offsetAt(range.end) });
  return { value: contents.value, about };
}

function said(marked: string): string {
  return hover(marked)?.value ?? '';
}

describe('hover in a team’s file', () => {
  it('says what a key is for, with an example', () => {
    const shown = hover('roles:\n  marketing:\n    ti‸tles: [Growth]\n');
    assert.equal(shown?.about, 'titles');
    assert.match(shown.value, /^\*\*titles\*\*\n\nNames of teams and job titles/);
    assert.match(shown.value, /```yaml\ntitles: \[Member Happiness, Head of Fans\]\n```/);
  });

  it('says the same where the key stands in braces or has nothing behind it', () => {
    assert.equal(said('roles: { marketing: { tit‸les: [] } }'), said('roles:\n  marketing:\n    titles‸:\n'));
    assert.equal(hover('overrides:\n  - fi‸les: "a"\n')?.about, 'files');
  });

  it('says what a term is and whose', () => {
    const shown = hover('terms:\n  click-through-‸rate:\n    forms: [taps]\n');
    assert.equal(shown?.about, 'click-through-rate');
    assert.match(shown.value, /^\*\*Click-through rate\*\*, a metric\n/);
    assert.match(shown.value, /\*\*Formula:\*\*/);
    assert.match(shown.value, /\[All about “Click-through rate”\]\(rolecheck:\/terms\/click-through-rate\.md\)/);
    assert.ok(!hover('terms:\n  click-thr‸ough-rate: {}', { links: false })?.value.includes(']('));
  });

  it('says what a role is, wherever it is named', () => {
    const about = /^\*\*Marketing\*\*\n/;
    assert.match(said('roles:\n  mark‸eting:\n    titles: [Growth]\n'), about);
    assert.match(said('roles:\n  devrel:\n    like: mark‸eting\n'), about);
    assert.match(said('terms:\n  click-through-rate:\n    roles:\n      mark‸eting: own\n'), about);
  });

  it('says what a rule finds, and how it is usually shown', () => {
    const shown = said('rules:\n  metric-outside‸-role: off\n');
    assert.match(shown, /^\*\*\[metric-outside-role\]\(rolecheck:\/rules\/metric-outside-role\.md\)\*\*\n/);
    assert.match(shown, /A metric is given to a role that does not own it\./);
    assert.match(shown, /Usually it is shown as a warning\.$/);
  });

  it('says what a word means', () => {
    assert.equal(said('rules:\n  metric-outside-role: hi‸nt\n'), '**hint**: As a hint: a faint mark under the words.');
    assert.equal(
      said('terms:\n  click-through-rate:\n    roles: { marketing: sh‸are }\n'),
      '**share**: The role has a part in it.',
    );
    assert.match(said('arguable: "mil‸der"'), /^\*\*milder\*\*: One level below/);
  });

  it('says what a term of the team’s own is, and a source', () => {
    const text =
      'terms:\n  fan-art:\n    dimension: metric\n    definition: Pictures *by* fans.\n    roles:\n      marketing: { is: own, sources: [handbook] }\nsources:\n  handbook: { name: "The <b>book</b>", url: "https://example.org/a" }\n';
    const { taxonomy: of } = resolveConfig(taxonomy, [{ uri: 'file:///a/.rolecheck.yaml', reading: readConfig(text) }]);
    const term = hover(text.replace('fan-art', 'fan-‸art'), { of })?.value ?? '';
    assert.match(term, /^\*\*Fan art\*\*, a metric\n/);
    assert.ok(term.includes('Pictures \\*by\\* fans.'), 'what the team writes is no markup');
    assert.equal(
      hover(text.replace('[handbook]', '[hand‸book]'), { of })?.value,
      '[The \\<b\\>book\\</b\\>](https://example.org/a)',
    );
  });

  it('says of a neighbour that it is never checked', () => {
    assert.match(said('neighbours:\n  sal‸es: { titles: [Deals] }\n'), /is recognised and never checked/);
  });

  it('is plain text where the client shows no Markdown', () => {
    const shown = hover('rules:\n  metric-outside-role: err‸or\n', { markdown: false });
    assert.equal(shown?.value, 'error: As an error.');
    const key = hover('inc‸lude: ["plans/**"]', { markdown: false })?.value ?? '';
    assert.match(key, /For example:\ninclude: \[plans\/\*\*\]$/);
    assert.doesNotMatch(key, /`|\*\*include/);
  });

  const silent: readonly (readonly [string, string])[] = [
    ['on comments', '# ru‸les'],
    ['on what the team writes', 'roles:\n  marketing:\n    label: Gro‸wth\n'],
    ['on titles', 'roles:\n  marketing:\n    titles: [Gro‸wth]\n'],
    ['on keys that mean nothing', 'non‸sense: a\n'],
    ['on ids that nobody knows', 'terms:\n  no-such-t‸hing: {}\n'],
    ['on words that mean nothing', 'arguable: som‸etimes\n'],
    ['between things', 'rules:\n‸\n'],
  ];
  for (const [where, marked] of silent) it(`is silent ${where}`, () => assert.equal(hover(marked), undefined));
});
