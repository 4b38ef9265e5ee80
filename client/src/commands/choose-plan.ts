import { commands, l10n, SnippetString, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { pickRoles } from './pick-roles';
import { tellingFailures, type WritingServer } from './writing-server';

type BusinessPick = QuickPickItem & { readonly business?: 'b2b' | 'b2c' };

/** "New Plan…": asks for roles and the type of business, and opens a plan to be filled in as a new document. */
export function registerChoosePlan(server: WritingServer): Disposable {
  const run = tellingFailures(async () => {
    const title = l10n.t('New plan');
    const roles = await pickRoles(server, { title, least: 1 });
    if (roles === undefined) return;
    const placeHolder = l10n.t('Whom does the business sell to?');
    const picked = await window.showQuickPick(businesses(), { title, placeHolder, matchOnDetail: true });
    if (picked === undefined) return;
    const { snippet } = await server.execute<{ snippet: string }>('rolecheck.newPlan', {
      roles,
      business: picked.business,
    });
    const document = await workspace.openTextDocument({ language: 'markdown' });
    const editor = await window.showTextDocument(document);
    await editor.insertSnippet(new SnippetString(snippet));
  });
  return commands.registerCommand('rolecheck.choosePlan', run);
}

function businesses(): BusinessPick[] {
  return [
    { label: l10n.t('Either, or not decided yet') },
    {
      label: l10n.t('Other businesses (B2B)'),
      detail: l10n.t('Councils, partners, accounts, pipeline'),
      business: 'b2b',
    },
    { label: l10n.t('Consumers (B2C)'), detail: l10n.t('Public channels, the broad public, volume'), business: 'b2c' },
  ];
}
