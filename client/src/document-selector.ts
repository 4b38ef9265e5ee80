import type { WorkspaceFolder } from 'vscode';

/** One kind of documents, in words that the editor and the language client share. */
export type DocumentKind =
  { readonly scheme: string; readonly language: string } | { readonly scheme: string; readonly pattern: string };

/** The files in which teams say their rules, in whatever language the editor takes them to be written. */
export const configPattern = '**/*.rolecheck.yaml';

/**
 * The documents that Rolecheck looks at: Markdown that a person is writing, and the files in which teams say their rules.
 * That is what is on disk, what has not been saved yet, and what lives in a workspace folder of whatever file system
 * (`vscode-vfs://github/…`). What an editor only displays, such as the old side of a Git comparison or a chat's answer, is
 * left alone: its findings would stand beside the plan's own a second time.
 */
export function documentSelector(folders: readonly WorkspaceFolder[]): DocumentKind[] {
  const schemes = new Set(['file', 'untitled', 'vscode-vfs', ...folders.map((folder) => folder.uri.scheme)]);
  return [...schemes].flatMap((scheme) => [
    { scheme, language: 'markdown' },
    { scheme, pattern: configPattern },
  ]);
}
