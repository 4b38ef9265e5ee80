import { CodeActionKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver-types';
import type { Range } from '../../core/text/source-text';
import { replaceBy } from '../../core/text/edits';
import { wants } from '../code-actions';
import { workspaceEditOf, type EditTarget } from '../edits';
import { configCode, type ReadConfigFile } from './diagnostics';

/** The quick fixes for the mistakes that the range touches: the word that is meant, where that is plain. */
export function configCodeActionsOf(
  { reading: { source }, problems }: ReadConfigFile,
  range: Range,
  context: CodeActionContext,
  target: Omit<EditTarget, 'source'>,
): CodeAction[] {
  if (!wants(context, CodeActionKind.QuickFix)) return [];
  const [start, end] = [source.offsetAt(range.start), source.offsetAt(range.end)];
  return problems.flatMap(({ span, message, instead }) => {
    if (instead === undefined || span.start > end || start > span.end) return [];
    const diagnostics = context.diagnostics.filter((one) => one.code === configCode && one.message === message);
    return {
      title: `Change to “${instead}”`,
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      ...(diagnostics.length > 0 && { diagnostics }),
      edit: workspaceEditOf([replaceBy(span, instead)], { ...target, source }),
    };
  });
}
