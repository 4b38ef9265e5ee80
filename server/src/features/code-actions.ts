import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { fixesOf } from '../core/fixes';
import type { Fix } from '../core/fixes/fix';
import type { Finding } from '../core/rules/findings';
import type { Range } from '../core/text/source-text';
import { workspaceEditOf, type EditTarget } from './edits';
import { explanationsOf } from './explain';
import { fixAllKind, fixAllOf } from './fix-all';

/** The document that code actions are asked for, and what its client can do. */
export interface CodeActionTarget extends Omit<EditTarget, 'source'> {
  readonly version: number;
  /** Asks for a code action's edit when it is chosen. */
  readonly resolves: boolean;
  /** Shows documents when told to, so that a rule's page can be opened. */
  readonly showsPages: boolean;
}

/** What a code action carries until it is chosen: which fix of which finding it is, and for which version. */
export interface CodeActionData {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
  /** Where the finding stands, as offsets. */
  readonly start: number;
  readonly end: number;
  readonly fix: string;
}

/** Up to this length a document is analysed fast enough for every fix to be tried before it is offered, in UTF-16 code units. */
const TRIED_UP_TO = 8_000;

/**
 * The quick fixes for the findings that the range touches, each finding's own together, and behind them the pages that
 * explain. What repairs a whole document is offered only to those who ask for it.
 */
export function codeActionsOf(
  analysis: Analysis,
  range: Range,
  context: CodeActionContext,
  target: CodeActionTarget,
): CodeAction[] {
  const forAll = context.only !== undefined && wants(context, fixAllKind) ? fixAllOf(analysis, target) : [];
  if (!wants(context, CodeActionKind.QuickFix)) return forAll;
  const { source } = analysis;
  const [start, end] = [source.offsetAt(range.start), source.offsetAt(range.end)];
  const findings = analysis.findings.filter(({ span }) => span.start <= end && start <= span.end);
  const fixes = findings.flatMap((finding) => {
    const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding, analysis));
    return fixesOf(finding, analysis).flatMap((fix) => {
      const action = actionOf(fix, finding, analysis, target);
      return action === undefined ? [] : [{ ...action, ...(diagnostics.length > 0 && { diagnostics }) }];
    });
  });
  return [...fixes, ...(target.showsPages ? explanationsOf(findings) : []), ...forAll];
}

/** The edit of a code action that was chosen; `undefined` where there is none, or none any more. */
export function resolveCodeAction(
  data: CodeActionData,
  analysis: Analysis,
  target: CodeActionTarget,
): CodeAction['edit'] {
  const finding = analysis.findings.find(
    ({ rule, span }) => rule === data.rule && span.start === data.start && span.end === data.end,
  );
  if (finding === undefined) return undefined;
  const edits = fixesOf(finding, analysis)
    .find(({ id }) => id === data.fix)
    ?.edits();
  return edits === undefined ? undefined : workspaceEditOf(edits, { ...target, source: analysis.source });
}

/** Reads what a client sent back with a code action; `undefined` where it is none of ours. */
export function readCodeActionData(data: unknown): CodeActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, rule, start, end, fix } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' &&
    typeof version === 'number' &&
    typeof rule === 'string' &&
    typeof start === 'number' &&
    typeof end === 'number' &&
    typeof fix === 'string'
    ? { uri, version, rule, start, end, fix }
    : undefined;
}

/** Whether the client asks for actions of this kind: a kind stands for those below it, `quickfix` for `quickfix.move`. */
export function wants(context: Pick<CodeActionContext, 'only'>, kind: string): boolean {
  const { only } = context;
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** A fix as a code action: with its edit where that is known by now or cannot wait, and not at all where there is none. */
function actionOf(fix: Fix, finding: Finding, analysis: Analysis, target: CodeActionTarget): CodeAction | undefined {
  const { source } = analysis;
  const action: CodeAction = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(fix.preferred && { isPreferred: true }),
  };
  if (!target.resolves || source.length <= TRIED_UP_TO) {
    const edits = fix.edits();
    if (edits === undefined) return undefined;
    if (!target.resolves) return { ...action, edit: workspaceEditOf(edits, { ...target, source }) };
  }
  const { uri, version } = target;
  const { rule, span } = finding;
  const data: CodeActionData = { uri, version, rule, start: span.start, end: span.end, fix: fix.id };
  return { ...action, data };
}

/** Whether a diagnostic that the client sent back is this finding. */
export function isOf(diagnostic: Diagnostic, finding: Finding, { source }: Analysis): boolean {
  return (
    diagnostic.source === 'rolecheck' &&
    diagnostic.code === finding.rule &&
    source.offsetAt(diagnostic.range.start) === finding.span.start &&
    source.offsetAt(diagnostic.range.end) === finding.span.end
  );
}
