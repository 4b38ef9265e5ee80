import { commands, l10n, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { caretOf, inPlan, type WritingServer } from './writing-server';

/** "Report a Wrong Finding…": opens a small report of the finding at the cursor, to be sent by hand. Nothing is sent. */
export function registerReportWrongFinding(server: WritingServer): Disposable {
  const run = inPlan(async (editor) => {
    const caret = caretOf(editor);
    const picked = await window.showQuickPick(choices(), {
      title: l10n.t('Report a finding that is wrong'),
      placeHolder: l10n.t(
        'The report holds the lines around the finding. Nothing is sent: you decide what becomes of it.',
      ),
    });
    if (picked === undefined) return;
    const { redact } = picked;
    const { report } = await server.execute<{ report: string }>('rolecheck.reproduce', { ...caret, redact });
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: report }));
  });
  return commands.registerCommand('rolecheck.reportWrongFinding', run);
}

function choices(): (QuickPickItem & { readonly redact: boolean })[] {
  return [
    {
      label: l10n.t('Leave out names, addresses and sums'),
      detail: l10n.t('For a public report. Look it through before you pass it on.'),
      redact: true,
    },
    { label: l10n.t('Keep the text as it is'), detail: l10n.t('For your own colleagues.'), redact: false },
  ];
}
