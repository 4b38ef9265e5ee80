import { commands, l10n, type Disposable } from 'vscode';
import { pickRoles } from './pick-roles';
import { caretOf, inPlan, type WritingServer } from './writing-server';

/** "Insert Responsibility Matrix…": asks for roles and has the server write who does and answers for what (RACI). */
export function registerChooseMatrix(server: WritingServer): Disposable {
  const run = inPlan(async (editor) => {
    const caret = caretOf(editor);
    const roles = await pickRoles(server, {
      title: l10n.t('Insert a responsibility matrix (RACI)'),
      least: 2,
      uri: caret.uri,
    });
    if (roles !== undefined) await server.execute('rolecheck.insertResponsibilityMatrix', { ...caret, roles });
  });
  return commands.registerCommand('rolecheck.chooseMatrix', run);
}
