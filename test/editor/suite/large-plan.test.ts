import * as assert from './assert';
import * as vscode from 'vscode';
import { closeAll, fileUri, findings, insert, rangeOf, waitUntil } from './support';

/** A plan of at least `size` UTF-16 code units, with one misplaced metric in its first section and one in its last. */
function largePlan(size: number): string {
  const section = (title: string, extra: string) =>
    `## ${title}\n\n### KPIs\n\n- Member retention above 60 %\n${extra}- Monthly active members: 4,000\n\n` +
    'Every Thursday we meet the members who answered most questions, listen to what they need, and write it down.\n\n';
  const first = section('Community management', '- Conversion rate above 3 %\n');
  const parts = ['# Plan of a large house\n\n', first];
  let length = 0;
  for (let year = 1; length < size; year += 1) {
    const part = section(`Community management, chapter ${year}`, '');
    parts.push(part);
    length += part.length;
  }
  return [...parts, first].join('');
}

export function largePlanTests(): void {
  describe('A plan of 1 MB', () => {
    after(closeAll);

    it('opens, shows its findings, and follows the typing', async function () {
      this.timeout(300_000);
      const uri = fileUri('large-plan.md');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(largePlan(1024 * 1024)));

      let since = Date.now();
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await waitUntil(() => misplacedIn(document).length === 2, 120_000);
      console.log(`    findings ${Date.now() - since} ms after opening ${document.getText().length} characters`);

      since = Date.now();
      await insert(document, rangeOf(document, '- Conversion rate').start, '- Click-through rate above 2 %\n');
      await waitUntil(() => misplacedIn(document).length === 3, 120_000);
      console.log(`    another finding ${Date.now() - since} ms after typing it`);
      assert.deepEqual(misplacedIn(document), ['Click-through rate', 'Conversion rate', 'Conversion rate']);
    });
  });
}

function misplacedIn(document: vscode.TextDocument): string[] {
  return findings(document).map(({ range }) => document.getText(range));
}
