import type { WorkspaceEdit } from 'vscode-languageserver';
import * as z from 'zod';
import { command, Refusal, uriArgument } from './command';

/** The name of the command, for whoever hands it out. */
export const applyEditCommand = 'rolecheck.applyEdit';

/** What the command is given: an edit, and the version of the document that it was made for. */
export interface EditToApply {
  readonly uri: string;
  readonly version: number;
  readonly edit: WorkspaceEdit;
}

const CHANGED = 'The plan changed since this was offered. Ask for the fixes again.';

/**
 * `rolecheck.applyEdit {uri, version, edit}` has the client make a change that was offered to it: for clients that know code
 * actions as commands only. Refuses what was made for another version of the document, since no such client would.
 */
export const applyEdit = command(
  () =>
    z.object({
      uri: uriArgument(),
      version: z.number({ error: 'must be the version of the document that the edit was made for' }),
      edit: z.custom<WorkspaceEdit>((value) => typeof value === 'object' && value !== null, {
        error: 'must be an edit of the workspace',
      }),
    }),
  async ({ uri, version, edit }: EditToApply, { session, client, connection }) => {
    if (!client.appliesEdits) throw new Refusal('Your editor does not let Rolecheck change a document.');
    if (session.document(uri)?.version !== version) throw new Refusal(CHANGED);
    const { applied, failureReason } = await connection.workspace.applyEdit(edit);
    if (!applied) throw new Refusal(failureReason ?? 'The editor did not make the change.');
    return { applied };
  },
);
