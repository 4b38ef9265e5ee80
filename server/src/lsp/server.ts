import {
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
import { readClientAbilities } from './client-abilities';
import { withClientFiles } from './client-files';
import { answerDiagnostics, pushDiagnostics, type DiagnosticsDelivery } from './diagnostics';
import { EditedDocument } from './edited-document';
import { EditedLines } from './edited-lines';
import { Folders, foldersOf } from './folders';
import { registerFeatures } from './handlers';
import { keepRules } from './keep-rules';
import { reasonOf } from './log';
import { Reference } from './reference';
import { Session } from './session';
import { readSettings, sectionOf, settingsSection, type ReadSettings } from './settings';
import { TeamRules } from './team-rules';
import { WatchedFiles } from './watched-files';
import { WorkspacePlans } from './workspace-plans';
import type { World } from './world';

/** Serves one client over the connection until it hangs up. */
export function startServer(connection: Connection, surroundings: World): void {
  const log = connection.console;
  const editedLines = new EditedLines();
  const documents = new TextDocuments({
    create: (uri, languageId, version, text) => new EditedDocument(uri, languageId, version, text),
    update: (document: EditedDocument, changes, version) => {
      editedLines.note(document.uri, changes);
      return document.update(changes, version);
    },
  });
  let initialized = false;

  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (initialized) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
    }
    initialized = true;
    const client = readClientAbilities(params);
    const world = withClientFiles(surroundings, connection, client);
    /** What the client sent without being asked: with `initialize` or with `workspace/didChangeConfiguration`. */
    let sentSettings = sectionOf(params.initializationOptions);

    const folders = new Folders(foldersOf(params));
    const openFolders = (): readonly string[] => folders.uris();
    const rules = new TeamRules({ world, folders: openFolders, documents: () => documents.all() });
    const session = new Session(
      world,
      {
        settings: fetchSettings,
        config: (uri) => rules.configFor(uri),
        configFile: (document) => rules.fileOf(document),
      },
      log,
    );
    const reference = new Reference({ world, session, rules, folders: openFolders });
    const watched = new WatchedFiles(connection, client, log);
    const delivery = deliverDiagnostics();
    const base = { connection, session, world, client, log, rules, reference, watched, folders: openFolders };
    const keeper = keepRules({ ...base, delivery });

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
      return answerDiagnostics(connection, session, world.clock, log, {
        ...options,
        refreshSupport: client.refreshesDiagnostics,
        editedLines,
        rulesSettled: (uri) => keeper.settled(uri),
      });
    }

    documents.onDidOpen(({ document }) => {
      const { uri } = document;
      const ready = session.open(document);
      keeper.opened(uri, ready);
      void ready
        .then(() => keeper.settled(uri))
        .then(() => {
          if (session.document(uri)) delivery.opened(uri);
        });
    });
    documents.onDidChangeContent(({ document }) => keeper.edited(document.uri));
    documents.onDidSave(() => keeper.saved());
    documents.onDidClose(({ document }) => {
      session.close(document.uri);
      delivery.closed(document.uri);
      keeper.closed(document.uri);
    });

    connection.onInitialized(() => {
      keeper.started();
      // Before this the library would ask the client to tell of folders, which no client allows at that time.
      if (client.namesFolders) folders.follow(connection, () => keeper.foldersChanged());
      if (!client.answersConfiguration || !client.registersConfigurationChanges) return;
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: settingsSection })
        .catch((error: unknown) => log.warn(`Changed settings will not be noticed: ${reasonOf(error)}`));
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      // Many clients send something empty to say no more than "look again".
      if (!client.answersConfiguration) sentSettings = sectionOf(settings) ?? sentSettings;
      void session.reloadSettings().then(() => {
        delivery.refresh(session.uris());
        keeper.refreshCodeLenses();
        keeper.settingsChanged();
      });
    });

    const settings = async (uri: string): Promise<ReadSettings> => readSettings((await fetchSettings([uri]))[0]);
    const features = registerFeatures({ ...base, plans: new WorkspacePlans(base), settings });
    return {
      capabilities: {
        ...features,
        workspace: { ...features.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
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
