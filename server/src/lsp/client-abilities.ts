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
  /** Renders Markdown in hovers. */
  readonly rendersMarkdown: boolean;
  /** Inserts completions with places to fill in. */
  readonly completesSnippets: boolean;
  /** Lets the writer choose whether a completion replaces the rest of the word. */
  readonly insertsOrReplaces: boolean;
  /** Shows a remark beside a completion's label. */
  readonly showsLabelDetails: boolean;
  /** Renders Markdown in what explains a completion. */
  readonly documentsInMarkdown: boolean;
  /** Applies edits with places to fill in (LSP 3.18). */
  readonly appliesSnippetEdits: boolean;
  /** Applies edits that name the version they were made for. */
  readonly versionsEdits: boolean;
  /** Makes files where an edit says so. */
  readonly createsFiles: boolean;
  /** Knows code actions as commands only, as all clients did before LSP 3.8. */
  readonly takesOnlyCommands: boolean;
  /** Asks for a code action's edit when it is chosen (`codeAction/resolve`). */
  readonly resolvesCodeActions: boolean;
  /** Applies edits that the server brings up itself (`workspace/applyEdit`). */
  readonly appliesEdits: boolean;
  /** Shows a document when told to (`window/showDocument`). */
  readonly showsDocuments: boolean;
  /** Asks the server for documents that only it has (`workspace/textDocumentContent`, LSP 3.18). */
  readonly asksForContent: boolean;
  /** Takes links as definitions, which say which words they belong to. */
  readonly linksDefinitions: boolean;
  /** Asks again for code lenses when told to. */
  readonly refreshesCodeLenses: boolean;
  /** Can be asked to tell of files that change on the disk. */
  readonly registersFileWatching: boolean;
  /** Says which folders are open now (`workspace/workspaceFolders`). */
  readonly namesFolders: boolean;
  /** Shows what is wrong with rules and settings in a status (`rolecheck/problems`). */
  readonly showsProblems: boolean;
  /** Finds and reads files for the server wherever they are kept (`rolecheck/listFiles`, `rolecheck/readFile`). */
  readonly answersForFiles: boolean;
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
    rendersMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    completesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    insertsOrReplaces: textDocument?.completion?.completionItem?.insertReplaceSupport === true,
    showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    documentsInMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    appliesSnippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    takesOnlyCommands:
      textDocument?.codeAction !== undefined &&
      textDocument.codeAction.codeActionLiteralSupport === undefined &&
      textDocument.codeAction.resolveSupport === undefined,
    resolvesCodeActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: capabilities.window?.showDocument?.support === true,
    asksForContent: workspace?.textDocumentContent !== undefined,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    registersFileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    namesFolders: workspace?.workspaceFolders === true,
    showsProblems: says(capabilities.experimental, 'rolecheckProblems'),
    answersForFiles: says(capabilities.experimental, 'rolecheckFiles'),
  };
}

/** Whether a client claims an ability that the protocol does not know. */
function says(experimental: unknown, ability: string): boolean {
  return (
    typeof experimental === 'object' &&
    experimental !== null &&
    Object.entries(experimental).some(([name, value]) => name === ability && value === true)
  );
}
