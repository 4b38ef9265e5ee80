import type { CodeAction } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { harmlessFixes } from '../core/fixes/unsuppress';
import { workspaceEditOf, type EditTarget } from './edits';

/** What clients ask for when a document is saved, or by “Fix All”. */
export const fixAllKind = 'source.fixAll.rolecheck';

/**
 * All repairs at once that cannot change what the plan says; nothing where there is none. They delete Rolecheck's own
 * comments that silence nothing, and never touch the plan's words: whose a term is, only the writer knows.
 */
export function fixAllOf(analysis: Analysis, target: Omit<EditTarget, 'source'>): CodeAction[] {
  const edits = harmlessFixes(analysis);
  if (edits === undefined) return [];
  return [
    {
      title: 'Delete Rolecheck comments that do nothing (the plan’s words stay as they are)',
      kind: fixAllKind,
      edit: workspaceEditOf(edits, { ...target, source: analysis.source }),
    },
  ];
}
