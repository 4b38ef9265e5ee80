import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, findings, openFile, pause, rolecheck, waitUntil } from './support';

export function activationTests(): void {
  describe('Being there only when needed', () => {
    after(closeAll);

    it('sleeps until a Markdown document is opened', async () => {
      await openFile('notes.txt');
      await pause(500);
      assert.equal(rolecheck().isActive, false);
    });

    it('wakes up with the first Markdown document', async () => {
      await openFile('README.md');
      await waitUntil(() => rolecheck().isActive);
    });

    it('has nothing to say about a document that is no plan', async () => {
      const document = await openFile('README.md');
      // Silence cannot be waited for; a plan beside it that has been answered shows that the server got this far.
      const plan = await openFile('community-plan.md');
      await waitUntil(() => findings(plan).length > 0);
      await pause(300);
      assert.deepEqual(findings(document), []);
    });

    it('keeps its output to itself until then', () => {
      const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.scheme);
      assert.ok(!shown.includes('output'), 'The output has come into view by itself.');
    });

    it('offers its commands', async () => {
      const commands = await vscode.commands.getCommands(true);
      const { contributes } = rolecheck().packageJSON as { contributes: { commands: { command: string }[] } };
      for (const { command } of contributes.commands) {
        assert.ok(commands.includes(command), `${command} is in the menu, but nothing answers to it.`);
      }
    });

    it('shows its output when asked to', async () => {
      const isOutput = ({ document }: vscode.TextEditor) => document.uri.scheme === 'output';
      const shown = () => vscode.window.visibleTextEditors.find(isOutput)?.document.getText();
      // In a browser, VS Code sometimes opens its panel without an output in it: whoever sees none asks again.
      for (let times = 0; times < 5 && shown() === undefined; times++) {
        await vscode.commands.executeCommand('rolecheck.showOutput');
        await waitUntil(() => shown() !== undefined, 5_000).catch(() => undefined);
      }
      await waitUntil(() => shown()?.includes('Ready to check plans') ?? false).catch(() => undefined);
      assert.match(shown() ?? 'There is no output in view.', /Ready to check plans/);
    });
  });
}
