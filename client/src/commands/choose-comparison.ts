import { commands, l10n, type Disposable } from 'vscode';
import { pickRoles } from './pick-roles';
import { caretOf, inPlan, type WritingServer } from './writing-server';

/** "Insert Comparison Table…": asks for roles and has the server write what sets them apart. */
export function registerChooseComparison(server: WritingServer): Disposable {
  const run = inPlan(async (editor) => {
    const caret = caretOf(editor);
    const roles = await pickRoles(server, {
      title: l10n.t('Insert a table that compares roles'),
      least: 2,
      uri: caret.uri,
    });
    if (roles !== undefined) await server.execute('rolecheck.insertComparisonTable', { ...caret, roles });
  });
  return commands.registerCommand('rolecheck.chooseComparison', run);
}
