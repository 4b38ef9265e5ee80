import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis } from '../../core/analyze';
import type { Position } from '../../core/text/source-text';
import type { Edit } from '../../core/text/edits';
import { workspaceEditOf, type EditTarget } from '../../features/edits';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Host } from '../handlers/host';
import { documentRequest, type DocumentParams } from '../requests';
import type { Snapshot } from '../session';
import { Refusal } from './command';

/** What commands that write into a document answer. */
export interface Insertion {
  /** Whether the client has made the change. */
  readonly applied: boolean;
  /** The change, for a client that cannot be asked to make it (`workspace/applyEdit`) and may do so itself. */
  readonly edit?: WorkspaceEdit;
}

/** A place in an open document. */
export interface Caret {
  readonly uri: string;
  readonly position: Position;
}

/** A document as it is now, and the caret in it. */
export interface CaretInPlan {
  readonly analysis: Analysis;
  readonly offset: number;
}

/** Reads the document at the caret, once all edits sent before are in. Fails with a sentence where there is none. */
export async function readAt<R>(
  { uri, position }: Caret,
  { session, world }: Host,
  token: CancellationToken,
  read: (at: CaretInPlan, snapshot: Snapshot) => R,
): Promise<R> {
  const answer = documentRequest<DocumentParams, Answer<R>>(session, world.clock, {
    name: 'a command',
    absent: { refusal: new Refusal('The document is not open.') },
    answer: (snapshot) => {
      const { analysis } = snapshot;
      if (analysis === undefined) return { refusal: new Refusal(unread) };
      try {
        return { result: read({ analysis, offset: analysis.source.offsetAt(position) }, snapshot) };
      } catch (error) {
        // What the caller asked for in vain is no defect to be logged.
        if (error instanceof Refusal) return { refusal: error };
        throw error;
      }
    },
  });
  const found = await answer({ textDocument: { uri } }, token);
  if ('refusal' in found) throw found.refusal;
  return found.result;
}

type Answer<R> = { readonly result: R } | { readonly refusal: Refusal };

const unread = 'Rolecheck does not read this document: it is no Markdown, or checking is switched off for it.';

/** Has the client write into the document at the caret what `write` makes of it. */
export async function insertAtCaret(
  caret: Caret,
  host: Host,
  token: CancellationToken,
  write: (at: CaretInPlan) => readonly Edit[],
): Promise<Insertion> {
  const { client, connection } = host;
  const edit = await readAt(caret, host, token, (at, { uri, version }) => {
    const target: EditTarget = {
      uri,
      version,
      source: at.analysis.source,
      snippets: client.appliesSnippetEdits,
      versions: client.versionsEdits,
    };
    return workspaceEditOf(write(at), target);
  });
  if (!client.appliesEdits) return { applied: false, edit };
  const { applied, failureReason } = await connection.workspace.applyEdit(edit);
  if (!applied)
    throw new Refusal(failureReason ?? 'The editor did not make the change; the text may have changed meanwhile.');
  return { applied };
}
