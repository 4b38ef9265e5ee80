import { CodeActionKind, LSPErrorCodes, ResponseError, type CodeAction, type Command } from 'vscode-languageserver';
import {
  codeActionsOf,
  readCodeActionData,
  resolveCodeAction,
  type CodeActionData,
  type CodeActionTarget,
} from '../../features/code-actions';
import { configCodeActionsOf } from '../../features/config/code-actions';
import {
  readTeamActionData,
  resolveTeamAction,
  teamActionsOf,
  type TeamActionData,
} from '../../features/config/team-actions';
import { fixAllKind } from '../../features/fix-all';
import { applyEditCommand, type EditToApply } from '../commands/apply-edit';
import { documentRequest } from '../requests';
import type { Host, Register } from './host';

/** Quick fixes: offered with `textDocument/codeAction`, worked out with `codeAction/resolve`. */
export const registerCodeActions: Register = (host) => {
  const { connection, session, world, client, rules } = host;
  const { createsFiles: creates, versionsEdits: versions, resolvesCodeActions: resolves } = client;
  const abilities = { creates, versions, resolves };
  connection.onCodeAction(
    documentRequest(session, world.clock, {
      name: 'code actions',
      absent: [],
      answer: ({ uri, version, analysis, config }, { range, context }) => {
        const target = targetOf(uri, version, host);
        if (config) return known(configCodeActionsOf(config, range, context, target), target);
        if (analysis === undefined) return [];
        const file = rules.teamFileOf(uri);
        const decisions = file === undefined ? [] : teamActionsOf(analysis, range, context, { uri, file, abilities });
        return known([...codeActionsOf(analysis, range, context, target), ...decisions], target);
      },
    }),
  );
  /** The actions in the form that the client knows. */
  function known(actions: readonly CodeAction[], target: CodeActionTarget): (CodeAction | Command)[] {
    if (!client.takesOnlyCommands) return [...actions];
    return actions.flatMap((action) => commandOf(action, target, client.appliesEdits) ?? []);
  }

  const resolve = documentRequest<ResolveParams, CodeAction['edit'] | 'changed'>(session, world.clock, {
    name: 'code action',
    absent: 'changed',
    answer: ({ uri, version, analysis }, { data }) =>
      version === data.version && analysis !== undefined
        ? resolveCodeAction(data, analysis, targetOf(uri, version, host))
        : 'changed',
  });
  const resolveDecision = documentRequest<DecisionParams, CodeAction['edit']>(session, world.clock, {
    name: 'code action',
    absent: undefined,
    answer: ({ uri }, { data }) => {
      const file = rules.teamFileOf(uri);
      return file && resolveTeamAction(data, file, abilities);
    },
  });
  connection.onCodeActionResolve(async (action, token) => {
    const decision = readTeamActionData(action.data);
    if (decision !== undefined) {
      const edit = await resolveDecision({ textDocument: { uri: decision.uri }, data: decision }, token);
      if (edit === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, NOT_WRITTEN);
      return { ...action, edit };
    }
    const data = readCodeActionData(action.data);
    if (data === undefined) return action;
    const edit = await resolve({ textDocument: { uri: data.uri }, data }, token);
    if (edit === 'changed') throw new ResponseError(LSPErrorCodes.ContentModified, CHANGED);
    if (edit === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, NO_WAY);
    return { ...action, edit };
  });
  return {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
      resolveProvider: client.resolvesCodeActions,
    },
  };
};

/** A code action as a command that does the same; `undefined` where there is none. */
function commandOf(action: CodeAction, target: CodeActionTarget, appliesEdits: boolean): Command | undefined {
  const { title, edit, command } = action;
  if (edit === undefined) return command && { ...command, title };
  if (!appliesEdits) return undefined;
  const { uri, version } = target;
  return { title, command: applyEditCommand, arguments: [{ uri, version, edit } satisfies EditToApply] };
}

/** A code action that is to be worked out, as a request about its document. */
interface ResolveParams {
  readonly textDocument: { readonly uri: string };
  readonly data: CodeActionData;
}

/** The same for what a team decides. */
interface DecisionParams {
  readonly textDocument: { readonly uri: string };
  readonly data: TeamActionData;
}

const NOT_WRITTEN =
  'Your team’s file says so already, or it has mistakes in it that would make a change unsafe. Nothing was changed.';
const CHANGED = 'The plan changed since this was offered. Ask for the fixes again.';
const NO_WAY = 'This plan leaves no way to do that without raising another finding, so nothing was changed.';

function targetOf(uri: string, version: number, { client }: Host): CodeActionTarget {
  const { resolvesCodeActions: resolves, appliesSnippetEdits: snippets, versionsEdits: versions } = client;
  return { uri, version, snippets, versions, resolves, showsPages: client.showsDocuments };
}
