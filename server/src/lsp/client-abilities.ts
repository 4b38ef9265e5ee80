import type { InitializeParams } from 'vscode-languageserver';

/** What this client can do, as far as the server acts on it. */
export interface ClientAbilities {
  /** Asks for diagnostics itself (`textDocument/diagnostic`), so that the server must not push any. */
  readonly pullsDiagnostics: boolean;
  /** Pulls again when told to (`workspace/diagnostic/refresh`). */
  readonly refreshesDiagnostics: boolean;
  /** Shows the places that explain a diagnostic. */
  readonly showsRelatedInformation: boolean;
  /** Answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  /** Can be asked to announce changed settings. */
  readonly registersConfigurationChanges: boolean;
}

/** Reads the capabilities that the client sent with `initialize`. */
export function readClientAbilities({ capabilities }: Pick<InitializeParams, 'capabilities'>): ClientAbilities {
  const { textDocument, workspace } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    // Before LSP 3.18 a client that pulls could say so only among what it publishes.
    showsRelatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  };
}
