import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, openFile, openUntitled, rangeOf, waitForSummary, waitUntil } from './support';

/** Chooses what a list is opened on, the way the keyboard does. */
async function accept(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/**
 * Starts a command that asks, and answers with `answer` again and again until `isDone`: that a list has come into view
 * cannot be seen from here, and answers without a list do nothing. A list that has gone before it was answered, since
 * something else took the focus, is asked for again.
 */
async function answerUntil(command: string, answer: () => Promise<void>, isDone: () => boolean): Promise<void> {
  let isAsking = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    await vscode.commands.executeCommand(command);
    isAsking = false;
  };
  let running = ask();
  await waitUntil(async () => {
    if (isDone()) return true;
    if (!isAsking) running = ask();
    await answer();
    return isDone();
  });
  await running;
}

/** Puts the cursor behind the text. */
function putCursorBehind(document: vscode.TextDocument, text: string): void {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const { end } = rangeOf(document, text);
  editor.selection = new vscode.Selection(end, end);
}

export function writingTests(): void {
  describe('Writing for the writer', () => {
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await closeAll();
    });

    it('inserts a KPI of the role at the cursor, as one more item of its list', async () => {
      const plan = '# Plan\n\n## Community management\n\nKPIs:\n\n* New members: 50 a month\n';
      const document = await openUntitled(plan);
      putCursorBehind(document, '50 a month');
      const chooseFirst = async (): Promise<void> => {
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        await accept();
      };
      await answerUntil('rolecheck.chooseKpis', chooseFirst, () => document.getText() !== plan);
      assert.match(document.getText(), /\n\* New members: 50 a month\n\* [A-Z].*: .* by end of quarter\n/u);
      await waitForSummary(document, []);
    });

    it('inserts a table that compares all roles, and undoes it in one step', async () => {
      const plan = '# Plan\n\nWho is who?\n';
      const document = await openUntitled(plan);
      putCursorBehind(document, 'Who is who?');
      await answerUntil('rolecheck.chooseComparison', accept, () => document.getText() !== plan);
      assert.match(
        document.getText(),
        /\| Community management \| Social media management \| Brand management \| Marketing \|/u,
      );
      const written = document.getText();
      await waitUntil(async () => {
        // Goes to whatever has the focus, which may still be on its way back from the list to the plan.
        await vscode.commands.executeCommand('undo');
        return document.getText() !== written;
      });
      assert.equal(document.getText(), plan);
    });

    it('inserts a responsibility matrix', async () => {
      const plan = '# Plan\n\nWho does what?\n';
      const document = await openUntitled(plan);
      putCursorBehind(document, 'Who does what?');
      await answerUntil('rolecheck.chooseMatrix', accept, () => document.getText() !== plan);
      assert.match(document.getText(), /\| Task or KPI \|.*\|\n[^]*\| R\/A \|/u);
    });

    it('opens a new plan as a document of its own that nothing is wrong with', async () => {
      await openFile('notes.txt');
      const opened = (): vscode.TextDocument | undefined => {
        const document = vscode.window.activeTextEditor?.document;
        return document?.isUntitled === true && document.getText().includes('## Marketing') ? document : undefined;
      };
      await answerUntil('rolecheck.choosePlan', accept, () => opened() !== undefined);
      const document = opened();
      assert.ok(document);
      assert.equal(document.languageId, 'markdown');
      assert.match(document.getText(), /## Community management\n[^]*## Who does what\n/u);
      await waitForSummary(document, []);
    });

    it('offers its snippets in Markdown', async () => {
      const document = await openUntitled('kpi-member-retention\n');
      const at = rangeOf(document, 'kpi-member-retention').end;
      const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('kpi-member-retention-rate'), labels.slice(0, 20).join(', '));
    });
  });
}
