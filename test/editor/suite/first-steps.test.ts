import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, fileUri, openFile, rolecheck, waitForSummary, waitUntil } from './support';

interface Walkthrough {
  readonly title: string;
  readonly steps: readonly { readonly title: string; readonly description: string }[];
}

export function firstStepsTests(): void {
  describe('The first steps', () => {
    afterEach(closeAll);

    it('begin with an example in which a few things stand with the wrong role', async () => {
      await vscode.commands.executeCommand('rolecheck.openExample');
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled, 'No new document is open.');
      await waitForSummary(document, [
        'Conversion rate: metric-outside-role',
        'Retarget visitors: tactic-outside-role',
        'Organic search traffic: metric-outside-role',
      ]);
    });

    it('are told in words, and each step’s button has a command behind it', async () => {
      const { contributes } = rolecheck().packageJSON as { contributes: { walkthroughs: readonly Walkthrough[] } };
      const [walkthrough] = contributes.walkthroughs;
      const words = JSON.stringify(walkthrough);
      assert.match(words, /Get started with Rolecheck/);
      assert.doesNotMatch(words, /%[\w.]+%/);
      const commands = await vscode.commands.getCommands(true);
      const offered = [...words.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command);
      assert.equal(offered.length, walkthrough?.steps.length);
      for (const command of offered) assert.ok(commands.includes(command), command);
    });

    it('lead to a file for the team’s rules, full of examples, and to the same one the next time', async () => {
      const file = fileUri('.rolecheck.yaml');
      try {
        await openFile('community-plan.md');
        await vscode.commands.executeCommand('rolecheck.editTeamRules');
        const opened = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
        assert.equal(opened()?.uri.toString(), file.toString());
        assert.match(opened()?.getText() ?? '', /^arguable: milder$/m);
        await opened()?.save();
        await openFile('social-plan.md');
        await waitUntil(async () => {
          await vscode.commands.executeCommand('rolecheck.editTeamRules');
          return opened()?.uri.toString() === file.toString();
        });
      } finally {
        await closeAll();
        await vscode.workspace.fs.delete(file);
      }
    });
  });
}
