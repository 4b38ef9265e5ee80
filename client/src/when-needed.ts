import { languages, workspace, type Disposable, type TextDocument } from 'vscode';
import { documentSelector } from './document-selector';

/** Calls `begin` once, as soon as a document is open that Rolecheck looks at. */
export function whenNeeded(begin: () => void): Disposable {
  const isOurs = (document: TextDocument): boolean =>
    languages.match(documentSelector(workspace.workspaceFolders ?? []), document) > 0;
  const listener = workspace.onDidOpenTextDocument((document) => {
    if (isOurs(document)) beginOnce();
  });
  const beginOnce = (): void => {
    listener.dispose();
    begin();
  };
  if (workspace.textDocuments.some(isOurs)) beginOnce();
  return listener;
}
