import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyze';
import type { DecisionPlace, Decision } from '../../core/config/writing/changes';
import { editsFor, newConfigText, type ConfigChange } from '../../core/config/writing/write-config';
import { nameAt } from '../../core/lookup/name-at';
import { SourceText, type Range } from '../../core/text/source-text';
import { isOf, wants } from '../code-actions';
import { workspaceEditOf } from '../edits';
import { decisionsAbout, decisionsOnName } from './decisions';

/** The file in which a plan's team says its rules, or would. */
export interface TeamFile {
  readonly uri: string;
  /** `undefined` where there is no such file yet. */
  readonly text: string | undefined;
  /** The version of the text on the screen; `null` where the file is not open. */
  readonly version: number | null;
  /** As it is shown: `.rolecheck.yaml`, or with the way to it. */
  readonly name: string;
  /** The way from the file's folder to the plan, as people write it; `undefined` where the plan is elsewhere. */
  readonly plan: string | undefined;
}

/** What the client can do with edits of another file than the one on the screen. */
export interface TeamActionAbilities {
  /** Makes files that are not there yet. */
  readonly creates: boolean;
  /** Takes edits that name a version. */
  readonly versions: boolean;
  /** Asks for a code action's edit when it is chosen. */
  readonly resolves: boolean;
}

/** What a team's decision carries until it is chosen: which it is, and the plan it was offered in. */
export interface TeamActionData {
  readonly uri: string;
  readonly change: ConfigChange;
}

/** The plan that actions are asked for, and where its team's decisions go. */
export interface TeamActionTarget {
  readonly uri: string;
  readonly file: TeamFile;
  readonly abilities: TeamActionAbilities;
}

/**
 * The decisions that a team can take where the range is, each written into its file: about the findings there, and about
 * a name that nobody knows. A name that is only under the caret is spoken of when somebody asks, so that no light bulb
 * follows the writer through every heading.
 */
export function teamActionsOf(
  analysis: Analysis,
  range: Range,
  context: CodeActionContext,
  { uri, file, abilities }: TeamActionTarget,
): CodeAction[] {
  if (!wants(context, CodeActionKind.QuickFix)) return [];
  if (file.text === undefined && !abilities.creates) return [];
  const { source, findings } = analysis;
  const span = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const written = writer(uri, file, abilities);
  const place: DecisionPlace = { name: file.name, isNew: file.text === undefined };
  const touched = findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
  const isAsked = span.start < span.end || context.triggerKind === CodeActionTriggerKind.Invoked;
  const name = isAsked ? nameAt(analysis, span) : undefined;
  const selected = name?.from === 'selection' ? name : undefined;
  const about = touched.flatMap((finding) => {
    const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding, analysis));
    return decisionsAbout(finding, analysis, place, { plan: file.plan, selected }).flatMap((decision) => {
      const action = written(decision);
      return action === undefined ? [] : [{ ...action, ...(diagnostics.length > 0 && { diagnostics }) }];
    });
  });
  const onName = name === undefined || touched.length > 0 ? [] : decisionsOnName(name, analysis, place);
  return eachOnce([...about, ...onName.flatMap((decision) => written(decision) ?? [])]);
}

/** The edit of a decision that was chosen; `undefined` where the file says so already or cannot be written safely. */
export function resolveTeamAction(
  { change }: TeamActionData,
  file: TeamFile,
  { creates, versions }: TeamActionAbilities,
): WorkspaceEdit | undefined {
  const { uri, text, version } = file;
  if (text === undefined) return creates ? creation(uri, newConfigText(change)) : undefined;
  const edits = editsFor(text, change);
  if (edits === undefined || edits.length === 0) return undefined;
  return workspaceEditOf(edits, { uri, version, source: new SourceText(text), snippets: false, versions });
}

/** Reads what a client sent back with a code action; `undefined` where it is no decision of a team. */
export function readTeamActionData(data: unknown): TeamActionData | undefined {
  if (!isRecord(data) || typeof data.uri !== 'string' || !isRecord(data.change)) return undefined;
  const { kind, path, value } = data.change;
  if (!Array.isArray(path) || !path.every((step) => typeof step === 'string')) return undefined;
  if (kind === 'add' && typeof value === 'string') return { uri: data.uri, change: { kind, path, value } };
  const isValue = typeof value === 'string' || typeof value === 'boolean';
  return kind === 'set' && isValue ? { uri: data.uri, change: { kind, path, value } } : undefined;
}

/** Makes an action of a decision: working out the edit of a long file takes its time, and waits where it can. */
function writer(
  uri: string,
  file: TeamFile,
  abilities: TeamActionAbilities,
): (decision: Decision) => CodeAction | undefined {
  return ({ title, change }) => {
    const action: CodeAction = { title, kind: CodeActionKind.QuickFix };
    const data: TeamActionData = { uri, change };
    if (abilities.resolves) return { ...action, data };
    const edit = resolveTeamAction(data, file, abilities);
    return edit === undefined ? undefined : { ...action, edit };
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function creation(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      // Should it be there by now, what it says must not be lost.
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** Two findings side by side have decisions in common. */
function eachOnce(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title }) => !seen.has(title) && Boolean(seen.add(title)));
}
