import { strict as assert } from 'node:assert';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../../server/src/core/analyze';
import { codeActionsOf, type CodeActionTarget } from '../../server/src/features/code-actions';
import { taxonomy } from '../support/taxonomy';

const target: CodeActionTarget = {
  uri: 'file:///plan.md',
  version: 1,
  snippets: true,
  versions: true,
  resolves: false,
  showsPages: true,
};

/** What is offered for the whole document. */
function actions(
  text: string,
  only?: string[],
  about: Partial<CodeActionTarget> = {},
): ReturnType<typeof codeActionsOf> {
  const analysis = analyze(text, { taxonomy });
  const range = analysis.source.rangeOf({ start: 0, end: text.length });
  return codeActionsOf(analysis, range, { diagnostics: [], ...(only && { only }) }, { ...target, ...about });
}

const PLAN = '## Community manager\n\n- KPIs: CTR, conversion rate\n- Tactics: paid ads\n';
const IDLE = '## Community manager\n\n- KPIs: CTR\n- Replies <!-- rolecheck-disable-line tactic-outside-role -->\n';

describe('Explaining and repairing as code actions', () => {
  it('offers the page of each rule that found something, once', () => {
    const explained = actions(PLAN).filter(({ title }) => title.startsWith('Explain'));
    assert.deepEqual(
      explained.map(({ title, command }) => [title, command?.command, command?.arguments]),
      [
        ['Explain this finding (metric outside role)', 'rolecheck.explain', [{ rule: 'metric-outside-role' }]],
        ['Explain this finding (tactic outside role)', 'rolecheck.explain', [{ rule: 'tactic-outside-role' }]],
      ],
    );
  });

  it('offers no page to an editor that opens none', () => {
    const offered = actions(PLAN, undefined, { showsPages: false });
    assert.ok(offered.length > 0);
    assert.ok(!offered.some(({ command }) => command !== undefined));
  });

  it('repairs all at once only where asked to, and touches none of the plan’s words', () => {
    const all = actions(IDLE, ['source.fixAll']);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['source.fixAll.rolecheck'],
    );
    const [change] = all[0]?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'edits' in change);
    const document = TextDocument.create(target.uri, 'markdown', 1, IDLE);
    assert.equal(
      TextDocument.applyEdits(document, change.edits as TextEdit[]),
      '## Community manager\n\n- KPIs: CTR\n- Replies\n',
    );
    assert.ok(!actions(IDLE).some(({ kind }) => kind?.startsWith('source')));
  });

  it('offers to repair all only where there is something to repair', () => {
    assert.deepEqual(actions(PLAN, ['source.fixAll.rolecheck']), []);
  });
});
