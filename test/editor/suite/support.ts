import * as assert from './assert';
import * as vscode from 'vscode';

/**
 * How long what is sure to come may take, in milliseconds. A bound costs nothing where all goes well, and on a busy
 * machine everything takes long.
 */
const patience = 60_000;

/** The extension under test: the one that was installed from the package. */
export function rolecheck(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('rolecheck.rolecheck');
  assert.ok(extension, 'The packed extension is not installed in this editor.');
  return extension;
}

/** The address of a file in the opened folder. */
export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the folder in an editor, as a person does. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens text that was never saved. */
export async function openUntitled(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes every editor and forgets what was typed, so that the next test starts from the files. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Puts `text` at `position`, as typing does. */
export async function insert(document: vscode.TextDocument, position: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, position, text);
  assert.ok(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
}

/** Replaces the first `old` in the document by `replacement`. */
export async function replace(document: vscode.TextDocument, old: string, replacement: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), replacement);
  assert.ok(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
}

/** Where `text` stands in the document, the first time. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `The document does not hold "${text}".`);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** Where the document ends. */
export function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/** What Rolecheck shows for the document now, in the document's order. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'rolecheck')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The texts under the findings, each with its rule: `Conversion rate: metric-outside-role`. */
export function summary(document: vscode.TextDocument): string[] {
  return findings(document).map((finding) => `${document.getText(finding.range)}: ${ruleOf(finding)}`);
}

/** The rule of a finding, from the code that leads to its page. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the document's findings are these, and fails with those that are shown instead. */
export async function waitForSummary(
  document: vscode.TextDocument,
  expected: string[],
  timeout = patience,
): Promise<void> {
  await waitUntil(() => isSame(summary(document), expected), timeout).catch(() => undefined);
  assert.deepEqual(summary(document), expected);
}

/** Waits until `condition` holds; rejects after `timeout` milliseconds. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, timeout = patience): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not come about within ${timeout} ms.`);
    await pause(50);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
