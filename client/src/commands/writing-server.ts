import { l10n, window, type TextEditor } from 'vscode';
import { describe } from '../rolecheck-client';

/** Runs the server's commands; their arguments and answers are documented in `server/src/lsp/commands`. */
export interface WritingServer {
  execute<R>(command: string, argument: object): Promise<R>;
}

/** A place in a document as the server's commands take it. */
export interface Caret {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** The place where the writer is; the caret is where a selection ends that was made forwards. */
export function caretOf({ document, selection }: TextEditor): Caret {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

/**
 * Makes what a command does when it is chosen: `write` in the plan that is being edited. Without one, and where something
 * fails, the writer is told.
 */
export function inPlan(write: (editor: TextEditor) => Promise<void>): () => Promise<void> {
  return tellingFailures(async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === 'markdown') await write(editor);
    else
      void window.showInformationMessage(
        l10n.t('Open a plan in Markdown first, and put the cursor where it should go.'),
      );
  });
}

/** The same function, which shows why it failed rather than failing. */
export function tellingFailures(run: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await run();
    } catch (error) {
      void window.showErrorMessage(describe(error));
    }
  };
}
