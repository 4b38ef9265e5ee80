import {
  languages,
  l10n,
  LanguageStatusSeverity,
  Range,
  Uri,
  window,
  workspace,
  type Command,
  type Disposable,
  type LanguageStatusItem,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { configPattern } from './document-selector';
import { experimentalAbility } from './experimental';

/** What the server tells with `rolecheck/problems`; documented in `server/src/lsp/problems-status.ts`. */
interface Problems {
  readonly items: readonly Problem[];
  /** By plan: the file that governs it. */
  readonly files: Readonly<Record<string, string>>;
}

interface Problem {
  readonly message: string;
  readonly uri?: string;
  readonly line?: number;
  readonly setting?: string;
}

const nothing: Problems = { items: [], files: {} };

/**
 * The entry beside the language in the status bar that says which file's rules hold for the plan in the editor, and what
 * is wrong with rules or settings. It never comes up by itself.
 */
export class RulesStatus implements Disposable {
  readonly #editors: Disposable;
  #problems = nothing;
  #item: LanguageStatusItem | undefined;

  constructor() {
    this.#editors = window.onDidChangeActiveTextEditor(() => this.#show());
  }

  /** Follows what the client's server tells. To be called before the client starts. */
  follow(client: BaseLanguageClient): void {
    client.registerFeature(experimentalAbility('rolecheckProblems'));
    client.onNotification('rolecheck/problems', (problems: Problems) => {
      this.#problems = problems;
      this.#show();
    });
  }

  /** Forgets what was told, since nobody stands behind it any more. */
  clear(): void {
    this.#problems = nothing;
    this.#show();
  }

  dispose(): void {
    this.#editors.dispose();
    this.#item?.dispose();
  }

  #show(): void {
    const { items, files } = this.#problems;
    const [first] = items;
    const open = window.activeTextEditor?.document.uri.toString();
    const file = Object.entries(files).find(([plan]) => Uri.parse(plan).toString() === open)?.[1];
    if (first !== undefined) {
      this.#say(mistakesIn(items), first.message, commandFor(first), LanguageStatusSeverity.Warning);
    } else if (file !== undefined) {
      this.#say(l10n.t('Rules: {0}', nameOf(file)), undefined, commandFor({ uri: file }));
    } else {
      this.#item?.dispose();
      this.#item = undefined;
    }
  }

  #say(
    text: string,
    detail: string | undefined,
    command: Command | undefined,
    severity = LanguageStatusSeverity.Information,
  ): void {
    const selector = [{ language: 'markdown' }, { pattern: configPattern }];
    const item = (this.#item ??= languages.createLanguageStatusItem('rolecheck.rules', selector));
    item.name = 'Rolecheck';
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.command = command;
  }
}

/** "2 mistakes in .rolecheck.yaml" */
function mistakesIn(items: readonly Problem[]): string {
  const places = new Set(items.map(({ uri }) => uri));
  const [place] = places;
  const where =
    places.size > 1 ? l10n.t('rules and settings') : place === undefined ? l10n.t('the settings') : nameOf(place);
  return items.length === 1
    ? l10n.t('Rolecheck: 1 mistake in {0}', where)
    : l10n.t('Rolecheck: {0} mistakes in {1}', items.length, where);
}

function nameOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}

/** Leads to where the mistake can be mended. */
function commandFor({ uri, line = 0, setting }: Omit<Problem, 'message'>): Command | undefined {
  if (uri !== undefined) {
    const selection = new Range(line, 0, line, 0);
    return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), { selection }] };
  }
  if (setting === undefined) return undefined;
  return { command: 'workbench.action.openSettings', title: l10n.t('Open'), arguments: [`@id:${setting}`] };
}
