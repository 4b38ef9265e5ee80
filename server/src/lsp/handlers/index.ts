import type { ServerCapabilities } from 'vscode-languageserver';
import { registerCodeActions } from './code-actions';
import { registerCodeLenses } from './code-lenses';
import { registerCommands } from './commands';
import { registerCompletion } from './completion';
import { registerContent } from './content';
import { registerDefinition } from './definition';
import { registerHighlights } from './highlights';
import type { Host, Register } from './host';
import { registerHover } from './hover';
import { registerReferences } from './references';
import { registerWorkspaceSymbols } from './workspace-symbols';

const features: readonly Register[] = [
  registerCodeActions,
  registerCodeLenses,
  registerCommands,
  registerCompletion,
  registerContent,
  registerDefinition,
  registerHighlights,
  registerHover,
  registerReferences,
  registerWorkspaceSymbols,
];

/** Puts every feature's handlers on the connection, and says what the server can do. */
export function registerFeatures(host: Host): Partial<ServerCapabilities> {
  return features.map((register) => register(host)).reduce(merged, {});
}

/** The abilities of both; `workspace` is shared between several features, so that each adds to it. */
function merged(all: Partial<ServerCapabilities>, one: Partial<ServerCapabilities>): Partial<ServerCapabilities> {
  if (all.workspace === undefined || one.workspace === undefined) return { ...all, ...one };
  return { ...all, ...one, workspace: { ...all.workspace, ...one.workspace } };
}
