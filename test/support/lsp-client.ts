import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type {
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  LogMessageParams,
  PublishDiagnosticsParams,
  ShowDocumentParams,
  TextDocumentContentChangeEvent,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { MessageType } from 'vscode-languageserver';
import type { ListFilesParams, ReadFileParams, ReadFileResult } from '../../server/src/lsp/client-files';
import type { ProblemsParams } from '../../server/src/lsp/problems-status';
import { startServer } from '../../server/src/lsp/server';
import type { World } from '../../server/src/lsp/world';

/** The server as it is built. Tests run from the project's root. */
export const serverPath = resolve('dist/server.js');

/** How long a test waits for what must come, in milliseconds. */
const patience = { inProcess: 10_000, ownProcess: 20_000 };

interface ConfigurationParams {
  readonly items: readonly { readonly scopeUri?: string; readonly section?: string }[];
}

/** What a client says of itself, and the settings that it keeps. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly processId?: number | null;
  /** The workspace's folders by URI; without them there is no workspace. */
  readonly folders?: readonly string[];
}

/** Capabilities for tests to choose from. */
export const abilities = {
  push: {
    textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
  },
  pull: {
    textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: { versionSupport: true } },
    workspace: { diagnostics: { refreshSupport: true } },
  },
  configuration: {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  },
} as const satisfies Readonly<Record<string, ClientCapabilities>>;

/** Both capabilities' parts, one level deep. */
export function both(a: ClientCapabilities, b: ClientCapabilities): ClientCapabilities {
  return {
    textDocument: { ...a.textDocument, ...b.textDocument },
    workspace: { ...a.workspace, ...b.workspace },
  };
}

/** A language client that remembers everything the server sends. */
export class LspClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: LogMessageParams[] = [];
  readonly registered: string[] = [];
  /** What was said with `rolecheck/problems`, in order. */
  readonly problemsTold: ProblemsParams[] = [];
  /** The pages that the server asked to fetch again. */
  readonly pagesRefreshed: string[] = [];
  /** The `workspace/configuration` requests, by the URIs they asked for. */
  readonly configurationRequests: (readonly (string | undefined)[])[] = [];
  /** What was said with `$/progress`, by token. */
  readonly progress: { readonly token: number | string; readonly value: unknown }[] = [];
  /** The edits that the server asked for with `workspace/applyEdit`. */
  readonly editsAsked: WorkspaceEdit[] = [];
  /** What is answered to them. */
  editAnswer: ApplyWorkspaceEditResult = { applied: true };
  /** The documents that the server asked to show. */
  readonly documentsShown: ShowDocumentParams[] = [];
  /** Whether they are shown. */
  showsDocuments = true;
  refreshes = 0;
  codeLensRefreshes = 0;
  /** The folders that are open now, by URI. */
  folders: readonly string[] | undefined;
  /** Gives the section `rolecheck` for a document; may take its time. */
  configuration: (scopeUri: string | undefined) => unknown = () => null;
  /** Answers what the server asks about files with `rolecheck/readFile` and `rolecheck/listFiles`. */
  readFile: (params: ReadFileParams) => ReadFileResult | Promise<ReadFileResult> = () => null;
  listFiles: (params: ListFilesParams, token: CancellationToken) => readonly string[] | Promise<readonly string[]> =
    () => [];
  readonly #connection: MessageConnection;
  readonly #patience: number;
  readonly #watchers = new Set<() => void>();
  #isInitialized = false;

  constructor(connection: MessageConnection, patienceFor: number = patience.inProcess) {
    this.#connection = connection;
    this.#patience = patienceFor;
    const record = <T>(list: T[], item: NoInfer<T>): null => {
      list.push(item);
      this.#changed();
      return null;
    };
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      record(this.published, params);
    });
    connection.onNotification('window/logMessage', (params: LogMessageParams) => {
      record(this.logged, params);
    });
    connection.onRequest('client/registerCapability', (params: { registrations: { method: string }[] }) => {
      const methods = params.registrations.map(({ method }) => method).join();
      if (!this.#isInitialized) throw new Error(`It is too early to register ${methods}.`);
      return record(this.registered, methods);
    });
    connection.onRequest('workspace/configuration', async ({ items }: ConfigurationParams) => {
      const answers = items.map(({ scopeUri, section }) =>
        section === 'rolecheck' ? this.configuration(scopeUri) : null,
      );
      record(
        this.configurationRequests,
        items.map(({ scopeUri }) => scopeUri),
      );
      return Promise.all(answers);
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#changed();
      return null;
    });
    connection.onRequest('workspace/codeLens/refresh', () => {
      this.codeLensRefreshes++;
      this.#changed();
      return null;
    });
    connection.onNotification('rolecheck/problems', (params: ProblemsParams) => {
      record(this.problemsTold, params);
    });
    connection.onRequest('workspace/textDocumentContent/refresh', ({ uri }: { uri: string }) =>
      record(this.pagesRefreshed, uri),
    );
    connection.onRequest('workspace/workspaceFolders', () => this.folders?.map((uri) => ({ uri, name: uri })) ?? null);
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      record(this.editsAsked, edit);
      return this.editAnswer;
    });
    connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      record(this.documentsShown, params);
      return { success: this.showsDocuments };
    });
    connection.onRequest('rolecheck/readFile', async (params: ReadFileParams) => this.readFile(params));
    connection.onRequest('rolecheck/listFiles', async (params: ListFilesParams, token: CancellationToken) =>
      this.listFiles(params, token),
    );
    connection.onNotification('$/progress', (params: { token: number | string; value: unknown }) => {
      record(this.progress, params);
    });
    connection.listen();
  }

  async initialize({
    capabilities = abilities.push,
    initializationOptions,
    processId = null,
    folders,
  }: ClientOptions = {}): Promise<InitializeResult> {
    this.folders = folders;
    const workspaceFolders = folders?.map((uri) => ({ uri, name: uri })) ?? null;
    const params = { processId, rootUri: null, workspaceFolders, capabilities, initializationOptions };
    const result = await this.request<InitializeResult>('initialize', params);
    this.#isInitialized = true;
    this.notify('initialized', {});
    return result;
  }

  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    return token ? this.#connection.sendRequest(method, params, token) : this.#connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params);
  }

  open(uri: string, text: string, { version = 1, languageId = 'markdown' } = {}): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  save(uri: string): void {
    this.notify('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string, token?: CancellationToken): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId }, token);
  }

  /** The diagnostics pushed for exactly this version, as soon as there are any. */
  diagnostics(uri: string, version: number): Promise<Diagnostic[]> {
    return this.until(`diagnostics of ${uri}, version ${version}`, () => {
      const found = this.published.findLast((params) => params.uri === uri);
      return found?.version === version ? found.diagnostics : undefined;
    });
  }

  /** What is shown for the file now, as it was pushed: each with its severity and its code. */
  shown(uri: string): readonly string[] {
    const found = this.published.findLast((params) => params.uri === uri);
    return (found?.diagnostics ?? []).map(({ severity, code }) => `${severity} ${code}`);
  }

  /** Waits until just this is shown for the file, and fails with what is shown instead. */
  async shows(uri: string, ...expected: readonly string[]): Promise<void> {
    const isShown = (): true | undefined => this.shown(uri).join() === expected.join() || undefined;
    await this.until('such diagnostics', isShown).catch(() => undefined);
    if (!isShown()) throw new Error(`${uri} shows ${this.shown(uri).join() || 'nothing'}, not ${expected.join()}.`);
  }

  /** Resolves when all that was sent before is handled: an answer to anything else proves it. */
  async quiet(): Promise<void> {
    await new Promise((done) => setTimeout(done, 80));
    await this.request('rolecheck/nothing', {}).catch(() => undefined);
  }

  /** Waits until `find` finds something among what the server sent. */
  until<T>(what: string, find: () => T | undefined): Promise<T> {
    return new Promise((found, failed) => {
      const look = (): void => {
        const result = find();
        if (result === undefined) return;
        this.#watchers.delete(look);
        clearTimeout(timer);
        found(result);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        failed(new Error(`No ${what}. Log: ${JSON.stringify(this.logged)}`));
      }, this.#patience);
      this.#watchers.add(look);
      look();
    });
  }

  /** What was logged as an error or a warning. */
  complaints(): readonly string[] {
    return this.logged.filter(({ type }) => type <= MessageType.Warning).map(({ message }) => message);
  }

  dispose(): void {
    this.#connection.dispose();
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** A client and a server in this process, linked by streams. */
export function linkedClient(world: World): LspClient {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), world);
  return new LspClient(createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)));
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;
  /** What it wrote on standard error so far. */
  readonly errors: () => string;
}

/** Starts the built server with these arguments and variables; `ipc` opens the channel that `--node-ipc` talks over. */
export function spawnServer(
  args: readonly string[],
  { ipc = false, program = serverPath, env = {} }: { ipc?: boolean; program?: string; env?: NodeJS.ProcessEnv } = {},
): ServerProcess {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin?.on('error', () => {
    // Writing to a server that has ended is part of some tests.
  });
  const exit = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  return { process: child, exit, errors: () => errors };
}

/** A client of a server that was started with `--stdio`. */
export function stdioClient({ process: { stdin, stdout } }: ServerProcess): LspClient {
  if (!stdin || !stdout) throw new Error('The server has no standard input and output.');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  return new LspClient(connection, patience.ownProcess);
}
