import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, insert, openFile, pause, rangeOf, summary, waitForSummary, waitUntil } from './support';

const misplaced = 'Conversion rate: metric-outside-role';

/** What the editor itself would ask of every extension at the first place where the words stand. */
function ask<R>(command: string, document: vscode.TextDocument, words: string, ...more: unknown[]): Thenable<R> {
  const place = rangeOf(document, words).start.translate(0, 1);
  return vscode.commands.executeCommand<R>(command, document.uri, place, ...more);
}

/** Opens the plan, and waits until Rolecheck has read it. */
async function openPlan(): Promise<vscode.TextDocument> {
  const document = await openFile('spring-plan.md');
  await waitForSummary(document, [misplaced]);
  return document;
}

/** The text of a Markdown hover, and where its links lead from. */
function markdownOf({ contents }: vscode.Hover): vscode.MarkdownString {
  const [markdown] = contents;
  assert.ok(markdown instanceof vscode.MarkdownString);
  return markdown;
}

async function hoverOn(document: vscode.TextDocument, words: string): Promise<vscode.MarkdownString> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document, words);
  assert.equal(hovers.length, 1, 'One hover, and one only, is shown.');
  return markdownOf(hovers[0]!);
}

export function readingTests(): void {
  describe('Asking about a plan', () => {
    afterEach(closeAll);

    it('answers a hover on a metric with links that the editor follows and no command in them', async () => {
      const markdown = await hoverOn(await openPlan(), 'Conversion rate');
      assert.match(markdown.value, /\*\*Conversion rate\*\* belongs to/);
      assert.match(markdown.value, /\]\(terms\/conversion-rate\.md\)/);
      assert.doesNotMatch(markdown.value, /\]\((rolecheck|command):/);
      assert.equal(markdown.baseUri?.toString(), 'rolecheck:/');
      assert.ok(!markdown.isTrusted, 'Nothing that a plan says may run a command.');
    });

    it("answers a hover on a role's heading with the roles side by side", async () => {
      const markdown = await hoverOn(await openPlan(), 'Community management');
      assert.match(
        markdown.value,
        /\| .*Community management.*Social media management.*Brand management.*Marketing.* \|/,
      );
    });

    it('offers KPIs of the role, and writes one with places to fill in', async () => {
      const document = await openPlan();
      await insert(document, document.lineAt(rangeOf(document, 'Member retention').start.line).range.end, '\n- ');
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(rangeOf(document, 'Member retention').start.line + 1).range.end,
      );
      const ours = items.filter(({ label }) => typeof label === 'object');
      const [first] = ours;
      assert.ok(first, 'Nothing is offered.');
      assert.deepEqual(items.slice(0, ours.length), ours, 'What fits the place stands before all snippets.');
      assert.equal(typeof first.label === 'object' && first.label.description, 'own KPI');
      assert.ok(first.insertText instanceof vscode.SnippetString);
      assert.match(first.insertText.value, /: \$\{1:.*\} by \$\{2:/);
    });

    it('offers to move a misplaced metric, and moves it', async () => {
      const document = await openPlan();
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        rangeOf(document, 'Conversion rate'),
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      const move = actions.find(({ title }) => title.startsWith('Move “Conversion rate” to marketing'));
      assert.ok(move?.edit, actions.map(({ title }) => title).join('\n'));
      assert.equal(move.isPreferred, true);
      assert.ok(await vscode.workspace.applyEdit(move.edit));
      await waitForSummary(document, []);
      assert.match(document.getText(), /## Marketing\n[^]*- Conversion rate above 3 %\n\n### Tactics/);
    });

    it('says above a heading what its section holds, and opens the comparison from there', async () => {
      const document = await openPlan();
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      const ours = lenses.filter(({ command }) => command?.command === 'rolecheck.compare');
      assert.equal(ours.length, 2);
      const { title, command, arguments: given } = ours[0]!.command!;
      assert.equal(title, '1 KPI and 1 tactic of its own · 1 that belongs elsewhere');
      await vscode.commands.executeCommand(command, ...(given as unknown[]));
      const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      await waitUntil(() => shown() instanceof vscode.TabInputCustom);
      const { uri, viewType } = shown() as vscode.TabInputCustom;
      assert.match(uri.toString(true), /^rolecheck:\/compare\/community-management/);
      assert.equal(viewType, 'vscode.markdown.preview.editor', 'It is shown to be read, not as Markdown.');
    });

    it('leads from a term to its page, which is never checked as a plan', async () => {
      const document = await openPlan();
      const [link] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document, 'Conversion rate');
      assert.equal(link?.targetUri.toString(), 'rolecheck:/terms/conversion-rate.md');
      const page = await vscode.workspace.openTextDocument(link.targetUri);
      assert.equal(page.languageId, 'markdown');
      assert.match(page.getText(), /^# Conversion rate\n/);
      assert.match(page.getText(), /\]\(\.\.\/roles\/community-management\.md\)/, 'Its links work in the preview.');
      await vscode.window.showTextDocument(page, { preview: false });
      const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', page, 'Conversion rate');
      assert.deepEqual(hovers, []);
      // A plan that is answered after it shows that the server has had its chance.
      await waitForSummary(await openFile('community-plan.md'), [misplaced]);
      await pause(300);
      assert.deepEqual(summary(page), []);
    });

    it('finds a term in the other plans of the folder', async () => {
      const document = await openPlan();
      const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', document, 'Conversion rate');
      const plans = new Set(found.map(({ uri }) => uri.path.split('/').pop()));
      for (const name of ['spring-plan.md', 'community-plan.md', 'social-plan.md']) assert.ok(plans.has(name), name);
    });
  });
}
