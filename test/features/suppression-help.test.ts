import assert from 'node:assert/strict';
import { MarkupContent, type CompletionItem } from 'vscode-languageserver-types';
import { analyze } from '../../server/src/core/analyze';
import { noLinks } from '../../server/src/core/reference/pages';
import { completionsAt } from '../../server/src/features/completion';
import { hoverAt } from '../../server/src/features/hover';
import { takeCaret } from '../support/caret';
import { mark } from '../support/lsp-marks';
import { taxonomy } from '../support/taxonomy';

const PLAN = '\n# Community management\n\n## KPIs\n\n- CTR\n- ROAS\n\n## Tactics\n\n- Paid advertising\n';
const LINE_ENDS = ['\n', '\r\n', '\r'];

function inFrontMatter(lines: string): string {
  return `---\n${lines}\n---\n${PLAN}`;
}

function hover(marked: string): { readonly text: string; readonly marked: string } {
  const { text, offset } = takeCaret(marked);
  const found = hoverAt(analyze(text, { taxonomy }), offset, { markdown: false, linkTo: noLinks });
  assert.ok(found?.range && MarkupContent.is(found.contents), 'There is no hover.');
  return { text: found.contents.value, marked: mark(text, [{ range: found.range }]) };
}

function complete(marked: string, trigger?: string): readonly CompletionItem[] {
  const { text, caret } = takeCaret(marked);
  const abilities = { snippets: false, insertReplace: false, labelDetails: false };
  const analysis = analyze(text, { taxonomy });
  return completionsAt(analysis, { uri: 'file:///plan.md', offset: caret, trigger, abilities })?.items ?? [];
}

function labels(marked: string, trigger?: string): readonly string[] {
  return complete(marked, trigger).map(({ label }) => label);
}

/** The text once the completion of that label is taken. */
function taken(marked: string, label: string): string {
  const { text } = takeCaret(marked);
  const { source } = analyze(text, { taxonomy });
  const edit = complete(marked).find((one) => one.label === label)?.textEdit;
  assert.ok(edit !== undefined && 'range' in edit, `“${label}” is not offered.`);
  return text.slice(0, source.offsetAt(edit.range.start)) + edit.newText + text.slice(source.offsetAt(edit.range.end));
}

describe('the hover on what silences a whole document', function () {
  this.timeout(10_000);

  it('says what a comment silences, how many findings, and why', () => {
    const { text } = hover(`<!-- rolecheck-disable-fi‸le metric-outside-role -- agreed with growth -->\n${PLAN}`);
    assert.match(text, /^Silences findings of metric-outside-role in this document\.$/m);
    assert.match(text, /^Reason: agreed with growth$/m);
    assert.match(text, /^Keeps 2 findings quiet: “CTR” \(line 7\) and “ROAS” \(line 8\)\.$/m);
  });

  it('says the same of an entry in the front matter', () => {
    for (const lineEnd of LINE_ENDS) {
      const lines = 'rolecheck:\n  disable:\n    - click-through-rate\n    - "paid-‸ads"\n  reason: agreed';
      const { text, marked } = hover(
        inFrontMatter(lines.replace('paid-‸ads', 'tactic-‸outside-role')).replace(/\n/g, lineEnd),
      );
      assert.match(text, /^Silences findings of tactic-outside-role in this document\.$/m);
      assert.match(text, /^Reason: agreed$/m);
      assert.match(text, /^Keeps 1 finding quiet: “Paid advertising” \(line \d+\)\.$/m);
      assert.ok(marked.includes('«"tactic-outside-role"»'), marked);
    }
  });

  it('says where a reason is missing, and how to give one there', () => {
    assert.match(
      hover(inFrontMatter('rolecheck:\n  disable: click-‸through-rate')).text,
      /“reason: agreed with growth”/,
    );
    assert.match(hover(`<!-- rolecheck-disable-fi‸le -->\n${PLAN}`).text, /“-- agreed with growth”/);
  });

  it('says so where nothing is kept quiet', () => {
    assert.match(
      hover(`<!-- rolecheck-disable-fi‸le audience-outside-role -->\n${PLAN}`).text,
      /keeps no finding quiet/,
    );
  });
});

describe('completion of what silences a whole document', function () {
  this.timeout(10_000);

  it('offers the comment, and in it what is found in the document first', () => {
    assert.ok(labels(`<!-- ‸ -->\n${PLAN}`).includes('rolecheck-disable-file'));
    assert.deepEqual(labels(`<!-- rolecheck-disable-file ‸ -->\n${PLAN}`, ' ').slice(0, 5), [
      'click-through-rate',
      'return-on-ad-spend',
      'paid-advertising',
      'metric-outside-role',
      'tactic-outside-role',
    ]);
  });

  it('offers what is found first in every form of the front matter', () => {
    for (const lines of [
      'rolecheck:\n  disable: ‸',
      'rolecheck:\n  disable: [‸]',
      'rolecheck:\n  disable:\n    - ‸',
      'rolecheck:\n  reason: agreed # with growth\n\n  disable:\n  - metric-without-target\n  - "‸"',
      'title: Plan\nrolecheck: { reason: agreed, disable: [metric-without-target, ‸] }',
    ])
      for (const lineEnd of LINE_ENDS)
        assert.equal(labels(inFrontMatter(lines).replace(/\n/g, lineEnd))[0], 'click-through-rate', lines);
    assert.equal(labels(inFrontMatter('rolecheck:\n  disable: ‸'), ' ')[0], 'click-through-rate');
  });

  it('offers no name twice, those that are written already too', () => {
    const offered = labels(inFrontMatter('rolecheck:\n  disable: [click-through-rate, ‸]'));
    assert.ok(!offered.includes('click-through-rate') && offered.includes('return-on-ad-spend'));
  });

  it('offers the keys, and what to write behind rolecheck', () => {
    assert.deepEqual(labels(inFrontMatter('rolecheck:\n  ‸')), ['disable', 'reason']);
    assert.deepEqual(labels(inFrontMatter('rolecheck: ‸')), ['disable', 'false', 'true']);
    assert.equal(taken(inFrontMatter('rolecheck:‸'), 'false'), inFrontMatter('rolecheck: false'));
    assert.equal(taken(inFrontMatter('rolecheck:‸'), 'disable'), inFrontMatter('rolecheck:\n  disable: '));
    assert.equal(
      taken(inFrontMatter('rolecheck:\n  disable: cl‸ick'), 'click-through-rate'),
      inFrontMatter('rolecheck:\n  disable: click-through-rate'),
    );
  });

  it('offers nothing where no name stands', () => {
    for (const lines of [
      'rolecheck:\n  reason: ‸',
      'rolecheck:\n  disable: [click-through-rate] ‸',
      'rolecheck:\n  disable: click-through-rate # ‸',
      'tags:\n  - ‸',
      'other:\n  disable: ‸',
    ])
      assert.deepEqual(labels(inFrontMatter(lines)), [], lines);
  });
});
