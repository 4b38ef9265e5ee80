import * as assert from './assert';
import * as vscode from 'vscode';
import {
  closeAll,
  endOf,
  fileUri,
  findings,
  insert,
  openFile,
  openUntitled,
  pause,
  rangeOf,
  replace,
  summary,
  waitForSummary,
  waitUntil,
} from './support';

const misplaced = 'Conversion rate: metric-outside-role';

export function findingsTests(): void {
  describe('Findings in the editor', () => {
    afterEach(closeAll);

    it('appear when a plan is opened, on the mention and nothing more', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      const [finding] = findings(document);
      assert.deepEqual(finding?.range, rangeOf(document, 'Conversion rate'));
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    });

    it("say what is wrong in words, lead to the rule's page, and point at what set the role", async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      const [finding] = findings(document);
      assert.match(finding?.message ?? '', /conversion rate/i);
      assert.match(finding?.message ?? '', /communit/i);
      const { code } = finding!;
      assert.ok(typeof code === 'object', 'The code is no link.');
      assert.match(code.target.toString(), /^https:\/\/.*metric-outside-role/);
      const [related] = finding?.relatedInformation ?? [];
      assert.ok(related, 'Nothing says which text set the role.');
      assert.equal(related.location.uri.toString(), document.uri.toString());
      assert.equal(document.getText(related.location.range), 'Community management');
      assert.notEqual(related.message, '');
    });

    it('come and go while a person types', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      const { end } = document.lineAt(rangeOf(document, 'Member retention').start.line).range;
      await insert(document, end, '\n- Click-through rate above 2 %');
      await waitForSummary(document, ['Click-through rate: metric-outside-role', misplaced]);
      await replace(document, 'Click-through rate', 'Monthly active members');
      await waitForSummary(document, [misplaced]);
      await replace(document, 'Conversion rate above 3 %', 'Response time below a day');
      await waitForSummary(document, []);
    });

    it('follow the heading that gives the role', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      await replace(document, 'Community management', 'Customer support');
      await waitForSummary(document, []);
      await replace(document, 'Customer support', 'Community management');
      await waitForSummary(document, [misplaced]);
    });

    it('stand at the right place after emoji', async () => {
      const document = await openFile('social-plan.md');
      await waitForSummary(document, [misplaced]);
      assert.deepEqual(findings(document)[0]?.range, rangeOf(document, 'Conversion rate'));
    });

    it('stand at the right place in a document with CRLF', async () => {
      const document = await openFile('community-plan.md');
      const text = document.getText().replaceAll('\n', '\r\n');
      const windows = await openUntitled(text);
      assert.equal(windows.eol, vscode.EndOfLine.CRLF);
      await waitForSummary(windows, [misplaced]);
    });

    it('appear in a document that was never saved', async () => {
      const document = await openUntitled('# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n');
      await waitForSummary(document, [misplaced]);
      await insert(document, endOf(document), '- Click-through rate above 2 %\n');
      await waitForSummary(document, [misplaced, 'Click-through rate: metric-outside-role']);
    });

    it('appear in a folder whose authors are not trusted', async function () {
      if (vscode.workspace.isTrusted) return this.skip();
      await waitForSummary(await openFile('community-plan.md'), [misplaced]);
    });

    it('stay away from Markdown that is only displayed, such as the old side of a comparison', async () => {
      const plan = await vscode.workspace.openTextDocument(fileUri('community-plan.md'));
      const content = plan.getText();
      const provider = vscode.workspace.registerTextDocumentContentProvider('older', {
        provideTextDocumentContent: () => content,
      });
      try {
        const older = await vscode.workspace.openTextDocument(vscode.Uri.parse('older:/community-plan.md'));
        await vscode.window.showTextDocument(older, { preview: false });
        assert.equal(older.languageId, 'markdown');
        // The plan itself is opened after it and answered, so the server has had its chance.
        await waitForSummary(await openFile('community-plan.md'), [misplaced]);
        await pause(300);
        assert.deepEqual(summary(older), []);
      } finally {
        provider.dispose();
      }
    });

    it('go with the document', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      await closeAll();
      await waitUntil(() => summary(document).length === 0);
    });
  });
}
