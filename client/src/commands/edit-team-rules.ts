import { commands, l10n, Uri, window, workspace, WorkspaceEdit, type Disposable, type WorkspaceFolder } from 'vscode';
import { tellingFailures, type WritingServer } from './writing-server';

/** What the server says of the team's rules; documented in `server/src/lsp/commands/team-rules.ts`. */
interface TeamRules {
  readonly file?: string;
  readonly initial: string;
}

/**
 * "Edit Team Rules": opens the file with the rules that hold for the plan in the editor. Where there is none, one full of
 * examples is made in the folder of the workspace, which can be undone like any other edit.
 */
export function registerEditTeamRules(server: WritingServer): Disposable {
  const run = tellingFailures(async () => {
    const folders = workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void window.showInformationMessage(
        l10n.t('Open the folder of your plans first: the rules are kept beside them.'),
      );
      return;
    }
    const plan = window.activeTextEditor?.document.uri;
    const home = plan && workspace.getWorkspaceFolder(plan);
    const folder = home ?? (await chosen(folders));
    if (folder === undefined) return;
    const asker = plan && home ? plan : Uri.joinPath(folder.uri, 'plan.md');
    const { file, initial } = await server.execute<TeamRules>('rolecheck.teamRules', { uri: asker.toString() });
    await window.showTextDocument(file === undefined ? await create(folder, initial) : Uri.parse(file));
  });
  return commands.registerCommand('rolecheck.editTeamRules', run);
}

/** The only folder, or the one that the person chooses. */
async function chosen(folders: readonly WorkspaceFolder[]): Promise<WorkspaceFolder | undefined> {
  return folders.length > 1
    ? window.showWorkspaceFolderPick({ placeHolder: l10n.t('Whose rules?') })
    : Promise.resolve(folders[0]);
}

async function create(folder: WorkspaceFolder, text: string): Promise<Uri> {
  const uri = Uri.joinPath(folder.uri, '.rolecheck.yaml');
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('{0} could not be written.', uri.path));
  return uri;
}
