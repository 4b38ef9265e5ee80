import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, fileUri, findings, openFile, replace, rangeOf, summary, waitForSummary, waitUntil } from './support';

const misplaced = 'Conversion rate: metric-outside-role';
const rules = 'rules:\n  metric-outside-role: warning\n';
const text = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n- Member retention 80 %\n';

export function configTests(): void {
  describe('The rules of a team', () => {
    // In folders of their own, one for each test: no other plan is to be governed by them, and the editor keeps documents
    // open for a while after their tabs are closed.
    let tests = 0;
    let folder: string;
    let file: string;
    let plan: string;
    const write = (name: string, content: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(content));

    beforeEach(async () => {
      folder = `team-${++tests}`;
      file = `${folder}/.rolecheck.yaml`;
      plan = `${folder}/plan.md`;
      await write(file, rules);
      await write(plan, text);
    });
    afterEach(async () => {
      await closeAll();
      await vscode.workspace.fs.delete(fileUri(folder), { recursive: true });
    });

    it('hold as soon as they are typed, saved or not', async () => {
      const document = await openFile(plan);
      await waitForSummary(document, [misplaced]);
      const config = await openFile(file);
      await replace(config, 'warning', 'error');
      await waitUntil(() => findings(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
      await replace(config, 'error', 'off');
      await waitForSummary(document, []);
    });

    it('hold when the file changes on the disk, comes and goes', async () => {
      const document = await openFile(plan);
      await waitForSummary(document, [misplaced]);
      await write(file, 'terms: {conversion-rate: {roles: {community-management: own}}}\n');
      await waitForSummary(document, []);
      await vscode.workspace.fs.delete(fileUri(file));
      await waitForSummary(document, [misplaced]);
      await write(file, rules.replace('warning', 'off'));
      await waitForSummary(document, []);
    });

    it('are told of once where they are wrong, with the word that is meant', async () => {
      const document = await openFile(plan);
      await waitForSummary(document, [misplaced]);
      const config = await openFile(file);
      await replace(config, 'rules', 'rulez');
      await waitForSummary(config, ['rulez: config']);
      assert.deepEqual(summary(document), [misplaced]);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        config.uri,
        rangeOf(config, 'rulez'),
        vscode.CodeActionKind.QuickFix.value,
      );
      const change = actions.find(({ title }) => title === 'Change to “rules”');
      assert.ok(change?.edit, actions.map(({ title }) => title).join('\n'));
      assert.ok(await vscode.workspace.applyEdit(change.edit));
      await waitForSummary(config, []);
      assert.equal(config.getText(), rules);
    });

    it('are told of in the list of problems while their file is closed, and never twice', async () => {
      await write(file, rules.replace('rules', 'rulez'));
      await openFile(plan);
      const told = (): readonly vscode.Diagnostic[] =>
        vscode.languages.getDiagnostics(fileUri(file)).filter(({ source }) => source === 'rolecheck');
      await waitUntil(() => told().length === 1);
      const config = await openFile(file);
      await waitForSummary(config, ['rulez: config']);
      await replace(config, 'rulez', 'rules');
      await waitUntil(() => told().length === 0);
    });

    it('can be looked up in their file', async () => {
      const config = await openFile(file);
      const place = rangeOf(config, 'metric-outside-role').start.translate(0, 3);
      await waitUntil(async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          config.uri,
          place,
        );
        return hovers.length > 0;
      });
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        config.uri,
        rangeOf(config, 'metric-outside-role').start,
      );
      assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'skill-outside-role'));
    });
  });
}
