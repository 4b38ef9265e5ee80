import type { WorkspaceFolder } from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

/**
 * The documents that Rolecheck looks at: Markdown that a person is writing, which is what is on disk, what has not been
 * saved yet, and what lives in a workspace folder of whatever file system (`vscode-vfs://github/…`).
 * Markdown that an editor only displays, such as the old side of a Git comparison or a chat's answer, is left alone:
 * its findings would stand beside the plan's own a second time.
 */
export function planSelector(folders: readonly WorkspaceFolder[]): TextDocumentFilter[] {
  const schemes = new Set(['file', 'untitled', 'vscode-vfs', ...folders.map((folder) => folder.uri.scheme)]);
  return [...schemes].map((scheme) => ({ language: 'markdown', scheme }));
}
