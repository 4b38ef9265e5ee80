import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver-types';
import type { Analysis } from '../../server/src/core/analyze';
import { noLinks, pageUri } from '../../server/src/core/reference/pages';
import { hoverAt } from '../../server/src/features/hover';
import { takeCaret } from '../support/caret';
import { mark } from '../support/lsp-marks';
import { analysisOf, builtinTaxonomy } from '../support/real-world';

function hoverOf(analysis: Analysis, offset: number, markdown = true): string | undefined {
  const hover = hoverAt(analysis, offset, { markdown, linkTo: markdown ? pageUri : noLinks });
  if (hover === undefined) return undefined;
  assert.ok(MarkupContent.is(hover.contents));
  return hover.contents.value;
}

/** The hover at the caret, in plain text so that only words are compared, and its first line. */
function hover(marked: string): { readonly text: string; readonly first: string } {
  const { text, offset } = takeCaret(marked);
  const said = hoverOf(analysisOf(text), offset, false);
  assert.ok(said !== undefined, 'no hover');
  return { text: said, first: said.split('\n')[0] ?? '' };
}

function noHover(marked: string): void {
  const { text, offset } = takeCaret(marked);
  assert.equal(hoverOf(analysisOf(text), offset), undefined);
}

/** The text with marks around what the hover at the caret is about. */
function range(marked: string): string {
  const { text, offset } = takeCaret(marked);
  const found = hoverAt(analysisOf(text), offset, { markdown: true, linkTo: pageUri });
  assert.ok(found?.range, 'no hover');
  return mark(text, [{ range: found.range }]);
}

const plan = (...lines: readonly string[]): string => lines.join('\n');
const community = (...lines: readonly string[]): string => plan('## Community management', '', ...lines);

describe('the hover on a term', () => {
  it('begins with the verdict, and quotes the heading that gave the term away', () => {
    const { first, text } = hover(
      plan('## KPIs for the community team', '', '- Conv<CURSOR>ersion rate above 3 %', '- Member retention rate'),
    );
    assert.equal(
      first,
      'Conversion rate belongs to social media management and marketing, but is given to community management here by the heading “KPIs for the community team”.',
    );
    assert.match(text, /^Formula: .*, given in percent$/m);
    assert.match(text, /^Why it misleads here: \S/m);
    assert.match(text, /^What community management uses instead: .+ – \S/m);
    assert.match(text, /^Who says so/m);
    assert.ok(text.indexOf('Formula') < text.indexOf('Why it misleads'), 'what it is comes before why it misleads');
  });

  it('says that a term fits, and who else uses it', () => {
    assert.equal(
      hover(community('### KPIs', '', '- Member re<CURSOR>tention rate: 70 %')).first,
      'Member retention rate fits community management here, by the heading “Community management”.',
    );
    const shared = hover(plan('## Social media management', '', '### KPIs', '', '- Lea<CURSOR>ds: 40'));
    assert.match(shared.first, /^Leads fits social media management here.* It is shared with marketing\.$/);
  });

  it('says which silence gives the term to nobody', () => {
    assert.equal(
      hover(community('- Member retention rate', '', '### Out of scope', '', '- C<CURSOR>TR')).first,
      'Click-through rate is not given to anybody here: “Out of scope” is read as out of scope.',
    );
  });

  it('is there in running text that gives nobody anything', () => {
    const text = community('- Member retention rate', '', 'We are not measured on lea<CURSOR>ds this year.');
    assert.equal(hover(text).first, 'Leads is only mentioned here, not given to anybody.');
  });

  it('names the owner whom nobody checks, and leaves it at that', () => {
    const text = community('- Member retention rate', '', '## Sales team', '', '- Click-through ra<CURSOR>te: 2 %');
    assert.match(hover(text).first, /is given to “Sales team” here.*none of the roles that are checked\.$/);
  });

  it('says of an arguable finding that practice differs, and of a clear one nothing of the kind', () => {
    const outside = builtinTaxonomy.terms.flatMap((term) =>
      term.dimension === 'metric' && term.forms[0] !== undefined
        ? Object.entries(term.roles).flatMap(([role, relation]) =>
            relation.is === 'outside' && role === 'community-management'
              ? [{ form: term.forms[0], strength: relation.strength }]
              : [],
          )
        : [],
    );
    for (const strength of ['arguable', 'clear'] as const) {
      const { form } = outside.find((one) => one.strength === strength)!;
      const { text } = hover(community('### KPIs', '', `- ${form!.slice(0, 2)}<CURSOR>${form!.slice(2)}: 20 %`));
      assert.equal(text.includes('Practice differs'), strength === 'arguable', `${form}: ${text}`);
    }
  });

  it('tells of the comment that keeps the finding quiet', () => {
    const text = community(
      '### KPIs',
      '',
      '<!-- rolecheck-disable-next-line -- agreed with growth -->',
      '- Conversion ra<CURSOR>te: 2 %',
    );
    assert.match(hover(text).text, /A comment in the plan silences this finding: “agreed with growth”/);
  });

  it('covers the words of the term, and nothing around them', () => {
    assert.equal(
      range(community('### KPIs', '', '- 🎯 **Conversion <CURSOR>rate** above 3 %')),
      community('### KPIs', '', '- 🎯 **«Conversion rate»** above 3 %'),
    );
  });
});

describe('the hover on a role', () => {
  it('says what the name does, and puts the role first in the comparison', () => {
    const { text, offset } = takeCaret(plan('## Brand <CURSOR>management', '', '- Brand awareness'));
    const said = hoverOf(analysisOf(text), offset);
    assert.match(said!, /^\*\*Brand management\*\*\. What stands in this section counts as given to this role/);
    assert.match(said!, /^\| +\| \[Brand management\]\(\S+\) \| \[Community management\]/m);
    for (const row of ['Objective', 'Metrics', 'Time horizon', 'Placement'])
      assert.match(said!, new RegExp(`^\\| \\*\\*${row}`, 'm'));
  });

  it('compares just the roles that a heading sets side by side', () => {
    const text = plan(
      '## Community manager vs. social media <CURSOR>manager',
      '',
      '## Brand team',
      '',
      '- Brand awareness',
    );
    const { text: said, first } = hover(text);
    assert.match(first, /^Social media management beside community management\./);
    assert.match(said, /Community management: /);
    assert.doesNotMatch(said, /Brand management: /);
  });

  it('is silent on a bare word that names nobody', () => {
    noHover(community('- Member retention rate', '', 'Our comm<CURSOR>unity is friendly.'));
  });

  it('says of a role in running text that it is only mentioned', () => {
    const text = plan('## Brand management', '', '- Brand awareness', '', 'Lunch with the community ma<CURSOR>nager.');
    assert.match(hover(text).first, /^Community management, only mentioned here/);
  });

  it('says of a neighbour that it is never checked', () => {
    const text = community('- Member retention rate', '', '## Sales te<CURSOR>am', '', '- Win rate');
    assert.match(hover(text).first, /^Sales is recognised and never checked/);
  });
});

describe('the hover on what a heading or label lists', () => {
  it("names the role's own, and marks in words what the plan has", () => {
    const { text, first } = hover(
      community('### KP<CURSOR>Is', '', '- Community growth rate: 4 %', '- Conversion rate: 2 %'),
    );
    assert.equal(first, 'The metrics of community management, by the heading “Community management”.');
    assert.match(text, /^In the plan already: Community growth rate\.$/m);
    assert.match(text, /^In the plan, though not its own: Conversion rate\.$/m);
    assert.match(text, /^- Community growth rate \(in the plan already\)$/m);
    assert.match(text, /^- and \d+ more$/m);
    assert.ok(text.indexOf('Its own:') < text.indexOf('Shared with others:'));
  });

  it('works on labels within a list', () => {
    assert.match(
      hover(community('- **Tac<CURSOR>tics:** moderate the forum')).first,
      /^The tactics of community management/,
    );
  });

  it('names nobody where the rows of a column have an owner each', () => {
    const text = plan(
      '| KP<CURSOR>I | Owner |',
      '| --- | --- |',
      '| Member retention rate | Community team |',
      '| Conversion rate | Marketing |',
    );
    assert.match(hover(text).first, /^Read as metrics\. No one role is named/);
  });
});

describe('the hover on a comment for Rolecheck', () => {
  it('says what is silenced, why, and what the rule is about', () => {
    const { text, first } = hover(
      community(
        '<!-- rolecheck-dis<CURSOR>able-next-line metric-outside-role conversion-rate -- agreed with growth, Q3 -->',
        '- Conversion rate: 2 %',
      ),
    );
    assert.equal(first, 'Silences findings of metric-outside-role about “Conversion rate” on line 4.');
    assert.match(text, /^Reason: agreed with growth, Q3$/m);
    assert.match(text, /^Keeps 1 finding quiet: “Conversion rate”\.$/m);
    assert.match(text, /^A metric is given to a role that does not own it\.$/m);
  });

  it('says so where a name is neither a rule nor a term, or the word is unknown', () => {
    const unknown = hover(community('<!-- rolecheck-disable convers<CURSOR>ion -->', '', '- Conversion rate: 2 %'));
    assert.match(unknown.text, /“conversion” is neither a rule nor a term that Rolecheck knows\./);
    const besideRule = hover(community('<!-- rolecheck-disable-line metric-outside-role nosu<CURSOR>ch -->', '- CTR'));
    assert.equal(besideRule.first, 'Silences nothing on this line.');
    const mistyped = hover(community('<!-- rolecheck-ign<CURSOR>ore -->', '', '- Conversion rate: 2 %'));
    assert.match(mistyped.first, /^Rolecheck does not know “rolecheck-ignore”/);
  });
});

describe('what every hover keeps to', () => {
  it('shows the words of a document as they are, and runs none of them', () => {
    const name = '[x](command:evil) <b>*bold*</b> `code` &amp; www.example.com a|b team';
    const { text, offset } = takeCaret(
      community('- Member retention rate', '', `## ${name}`, '', '- Conversion ra<CURSOR>te: 2 %'),
    );
    const said = hoverOf(analysisOf(text), offset)!;
    assert.doesNotMatch(said, /(?<!\\)\[x\]|(?<!\\)<b>|(?<!\\)&amp;|www\.example/);
    const reason = community(
      '<!-- rolecheck-disable-next-line -- [y](command:evil) <i>now</i> -->',
      '- Conversion rate',
    );
    assert.doesNotMatch(hoverOf(analysisOf(reason), reason.indexOf('disable'))!, /(?<!\\)\[y\]|(?<!\\)<i>/);
  });

  it('is silent in documents that are no plans, in code and on ordinary words', () => {
    noHover('# Notes\n\nThe conversion ra<CURSOR>te was discussed.\n');
    noHover(community('- Member retention rate', '', '`conversion ra<CURSOR>te`'));
    noHover(community('- Member retention rate', '', 'We sing on Tues<CURSOR>days.'));
  });

  it('leaves out links where pages cannot be opened, and all marks where Markdown is not rendered', () => {
    const { text, offset } = takeCaret(community('### KPIs', '', '- Conversion ra<CURSOR>te: 2 %'));
    const analysis = analysisOf(text);
    assert.ok(hoverOf(analysis, offset)!.includes('](rolecheck:/terms/conversion-rate.md)'));
    const unlinked = hoverAt(analysis, offset, { markdown: true, linkTo: noLinks })!;
    assert.doesNotMatch(JSON.stringify(unlinked), /rolecheck:/);
    assert.doesNotMatch(hoverOf(analysis, offset, false)!, /\*\*|\]\(|\| ---|\\/);
  });
});
