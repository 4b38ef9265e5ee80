import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, endOf, fileUri, insert, openFile, openUntitled, rolecheck, waitForSummary } from './support';

/** What editors offer since 1.95; the types that the extension is built with are older. */
interface Tools {
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly inputSchema?: object }[];
  invokeTool?(
    name: string,
    options: { input: object; toolInvocationToken: undefined },
  ): Thenable<{ readonly content: readonly { readonly value?: string }[] }>;
}

const lm = vscode.lm as unknown as Tools;

/** What the tool says to an assistant. */
async function said(name: string, input: object): Promise<string> {
  const answer = await lm.invokeTool?.(`rolecheck_${name}`, { input, toolInvocationToken: undefined });
  return (answer?.content ?? []).map(({ value }) => value ?? '').join('');
}

const plan = '# Community management\n\n## KPIs\n\n- Member retention 80 %\n- Conversion rate above 3 %\n';

export function assistantTests(): void {
  describe('Assistants in the editor', () => {
    const [, minor = 0] = vscode.version.split('.').map(Number);
    if (minor < 95) {
      it('have no tools in an editor as old as this, where the extension runs all the same', async () => {
        await rolecheck().activate();
        const document = await openUntitled(plan);
        await waitForSummary(document, ['Conversion rate: metric-outside-role']);
        await closeAll();
      });
      return;
    }
    afterEach(closeAll);

    it('find every tool that the extension lists, with its description', () => {
      const { contributes } = rolecheck().packageJSON as { contributes: { languageModelTools: { name: string }[] } };
      const names = contributes.languageModelTools.map(({ name }) => name);
      assert.equal(names.length, 5);
      for (const name of names) {
        const tool = lm.tools?.find((one) => one.name === name);
        assert.ok(tool, `The editor does not know ${name}.`);
        assert.ok(tool.description.length > 100 && tool.inputSchema !== undefined);
      }
    });

    it('have a text checked', async () => {
      const answer = await said('check_plan', { text: plan });
      assert.match(answer, /1 finding: 1 warning/);
      assert.match(answer, /Line 6, column 3: “Conversion rate” \(metric-outside-role, warning\)/);
    });

    it('have the plan on the screen checked as it is, by its file or by its address', async () => {
      const document = await openUntitled(plan);
      await insert(document, endOf(document), '- CTR above 2 %\n');
      assert.match(await said('check_plan', { path: document.uri.toString() }), /2 findings/);
      const saved = await openFile('community-plan.md');
      await insert(saved, endOf(saved), `\n\n${plan}`);
      const byPath = await said('check_plan', { path: 'community-plan.md' });
      assert.equal(await said('check_plan', { path: fileUri('community-plan.md').toString() }), byPath);
      assert.match(byPath, new RegExp(`Line ${saved.lineCount - 1}, column 3: “Conversion rate”`));
    });

    it('have a finding repaired without a change to any file', async () => {
      const fixes = await said('suggest_fixes', { text: plan, line: 6 });
      const [, id = ''] = /- (move:[a-z-]+):/.exec(fixes) ?? [];
      const repaired = await said('suggest_fixes', { text: plan, line: 6, fix: id });
      assert.match(repaired, /No findings are left\.[\s\S]*```markdown\n# Community management/);
    });

    it('are told what to do better, in words', async () => {
      const failure: unknown = await said('compare_roles', { roles: ['communty', 'brand'] }).then(
        () => undefined,
        (error: unknown) => error,
      );
      assert.match(
        failure instanceof Error ? failure.message : '',
        /There is no role “communty”\. Did you mean community/,
      );
    });

    it('look up terms and KPIs', async () => {
      assert.match(await said('explain_term', { name: 'CTR', role: 'community' }), /does not belong to community/);
      assert.match(await said('suggest_kpis', { role: 'brand', count: 2 }), /2 of the \d+ KPIs/);
    });
  });
}
