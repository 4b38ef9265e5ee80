import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeError,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readClientAbilities } from './client-abilities';
import { answerDiagnostics, pushDiagnostics, type DiagnosticsDelivery } from './diagnostics';
import { registerFeatures } from './handlers';
import { reasonOf } from './log';
import { Session } from './session';
import { sectionOf, settingsSection } from './settings';
import { WorkspacePlans } from './workspace-plans';
import type { World } from './world';

/** Serves one client over the connection until it hangs up. */
export function startServer(connection: Connection, world: World): void {
  const log = connection.console;
  const documents = new TextDocuments(TextDocument);
  let initialized = false;

  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (initialized) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
    }
    initialized = true;
    const client = readClientAbilities(params);
    /** What the client sent without being asked: with `initialize` or with `workspace/didChangeConfiguration`. */
    let sentSettings = sectionOf(params.initializationOptions);

    const session = new Session(world, fetchSettings, log);
    const delivery = deliverDiagnostics();

    async function fetchSettings(uris: readonly string[]): Promise<readonly unknown[]> {
      if (!client.answersConfiguration || uris.length === 0) return uris.map(() => sentSettings);
      const items = uris.map((scopeUri) => ({ scopeUri, section: settingsSection }));
      const answers: readonly unknown[] = await connection.workspace.getConfiguration(items);
      // Clients without a value for the section answer `null`; what they sent at the start still counts then.
      return uris.map((_, index) => answers[index] ?? sentSettings);
    }

    function deliverDiagnostics(): DiagnosticsDelivery {
      const options = { relatedInformation: client.showsRelatedInformation };
      if (!client.pullsDiagnostics) return pushDiagnostics(connection, session, world.clock, log, options);
      const refreshSupport = client.refreshesDiagnostics;
      return answerDiagnostics(connection, session, world.clock, log, { ...options, refreshSupport });
    }

    documents.onDidOpen(({ document }) => {
      const { uri } = document;
      void session.open(document).then(() => {
        if (session.document(uri)) delivery.opened(uri);
      });
    });
    documents.onDidChangeContent(({ document }) => delivery.edited(document.uri));
    documents.onDidClose(({ document }) => {
      session.close(document.uri);
      delivery.closed(document.uri);
    });

    connection.onInitialized(() => {
      if (!client.answersConfiguration || !client.registersConfigurationChanges) return;
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: settingsSection })
        .catch((error: unknown) => log.warn(`Changed settings will not be noticed: ${reasonOf(error)}`));
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      // Many clients send something empty to say no more than "look again".
      if (!client.answersConfiguration) sentSettings = sectionOf(settings) ?? sentSettings;
      void session.reloadSettings().then(() => {
        delivery.refreshAll();
        refreshCodeLenses();
      });
    });

    function refreshCodeLenses(): void {
      if (!client.refreshesCodeLenses) return;
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
        log.warn('The editor did not take up the changed settings above headings; edit the plan to see them at work.');
      });
    }

    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
    const plans = new WorkspacePlans({ connection, session, world, client, log, folders });
    return {
      capabilities: {
        ...registerFeatures({ connection, session, world, client, log, folders, plans }),
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: {
            identifier: settingsSection,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
      },
      serverInfo: { name: 'rolecheck', version: world.version },
    };
  });

  documents.listen(connection);
  connection.listen();
}
