import * as vscode from 'vscode';
import { closeAll, findings, openFile, waitForSummary, waitUntil } from './support';

const misplaced = ['Conversion rate: metric-outside-role'];

export function settingsTests(): void {
  describe('Settings', () => {
    const set = (name: string, value: unknown) =>
      vscode.workspace.getConfiguration('rolecheck').update(name, value, vscode.ConfigurationTarget.Workspace);

    afterEach(async () => {
      for (const name of ['rules', 'enable']) await set(name, undefined);
      await closeAll();
    });

    it('silence a rule in every open document at once, and bring it back', async () => {
      const plans = [await openFile('community-plan.md'), await openFile('social-plan.md')];
      for (const plan of plans) await waitForSummary(plan, misplaced);
      await set('rules', { 'metric-outside-role': 'off' });
      for (const plan of plans) await waitForSummary(plan, []);
      await set('rules', undefined);
      for (const plan of plans) await waitForSummary(plan, misplaced);
    });

    it('raise a rule to an error', async () => {
      const plan = await openFile('community-plan.md');
      await waitForSummary(plan, misplaced);
      await set('rules', { 'metric-outside-role': 'error' });
      await waitUntil(() => findings(plan)[0]?.severity === vscode.DiagnosticSeverity.Error);
    });

    it('switch the checking off and on', async () => {
      const plan = await openFile('community-plan.md');
      await waitForSummary(plan, misplaced);
      await set('enable', false);
      await waitForSummary(plan, []);
      await set('enable', true);
      await waitForSummary(plan, misplaced);
    });
  });
}
