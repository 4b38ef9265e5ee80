import { l10n, workspace, type CancellationToken, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { documentSelector } from './document-selector';
import { pageMiddleware } from './pages';
import { RestartPolicy } from './restart-policy';
import { RulesStatus } from './rules-status';
import { StoppedStatus } from './stopped-status';
import { answerForFiles } from './workspace-files';

/** How long a server may take to answer for the first time before it counts as failed, in milliseconds. */
const startTimeoutMs = 30_000;

/** Makes a client that is not started yet. The entry point supplies it, since only it knows how to reach a server. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * The language client and what happens when its server ends: it is started again with the open documents as they are
 * now, and when that keeps failing the status says so and offers a restart. Each start uses a new client, because one
 * whose start failed cannot be started again.
 */
export class RolecheckClient {
  readonly #createClient: CreateClient;
  readonly #output: LogOutputChannel;
  readonly #status = new StoppedStatus();
  readonly #rules = new RulesStatus();
  readonly #restarts = new RestartPolicy();
  /** Starts and stops run one after the other, whoever asks for them. */
  #queue: Promise<void> = Promise.resolve();
  #client: BaseLanguageClient | undefined;
  #begun = false;
  #stopped = false;

  constructor(createClient: CreateClient, output: LogOutputChannel) {
    this.#createClient = createClient;
    this.#output = output;
  }

  /** Starts the server, unless that was done before: there is something for it to do. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#enqueue(() => this.#start());
  }

  /**
   * Ends the server if one is running and starts a new one; earlier crashes are forgotten. Resolves when the new
   * server answers or could not be started.
   */
  restart(): Promise<void> {
    this.#begun = true;
    return this.#enqueue(async () => {
      this.#output.info(l10n.t('Restarting.'));
      await this.#end(this.#client);
      this.#restarts.forget();
      await this.#start();
    });
  }

  /**
   * Has the server run one of its commands, once it has started; what commands take and answer is documented with them.
   * Rejects with a sentence for the person at the keyboard.
   */
  async execute<R>(command: string, argument: object, token?: CancellationToken): Promise<R> {
    this.begin();
    await this.#queue;
    if (this.#client === undefined) {
      throw new Error(l10n.t('Rolecheck is not running. To start it, run "Rolecheck: Restart Server".'));
    }
    return (await this.#client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] }, token)) as R;
  }

  /** Ends the server for good. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#status.hide();
    return this.#enqueue(() => this.#end(this.#client));
  }

  dispose(): void {
    this.#rules.dispose();
    void this.stop();
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch((error: unknown) => this.#output.error(describe(error)));
    return this.#queue;
  }

  async #start(): Promise<void> {
    if (this.#stopped) return;
    this.#status.hide();
    const client = this.#createClient({
      documentSelector: documentSelector(workspace.workspaceFolders ?? []),
      outputChannel: this.#output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: pageMiddleware,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error) => ({ action: ErrorAction.Continue, message: describe(error), handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, message: l10n.t('The server has ended.'), handled: true }),
      },
    });
    client.onDidChangeState(({ oldState, newState }) => {
      if (oldState === State.Running && newState === State.Stopped) void this.#enqueue(() => this.#recover(client));
    });
    this.#rules.follow(client);
    answerForFiles(client);
    this.#client = client;
    try {
      await withTimeout(client.start(), startTimeoutMs);
      const version = client.initializeResult?.serverInfo?.version ?? '';
      this.#output.info(l10n.t('Ready to check plans (version {0}).', version));
    } catch (error) {
      this.#output.error(l10n.t('The server could not be started: {0}', describe(error)));
      void this.#enqueue(() => this.#recover(client));
    }
  }

  /** After `client` failed: another try, or the end of trying. One that was ended on purpose has not failed. */
  async #recover(client: BaseLanguageClient): Promise<void> {
    if (this.#stopped || client !== this.#client) return;
    await this.#end(client);
    if (this.#restarts.allow(Date.now())) {
      await this.#start();
      return;
    }
    this.#output.error(
      l10n.t(
        'Rolecheck failed several times in a row and has stopped. Your text is untouched. To try again, run "Rolecheck: Restart Server".',
      ),
    );
    this.#status.show();
  }

  async #end(client: BaseLanguageClient | undefined): Promise<void> {
    if (client === undefined) return;
    if (client === this.#client) this.#client = undefined;
    this.#rules.clear();
    try {
      await client.dispose();
    } catch {
      // Says only that there was nothing left to stop, which is what was wanted.
    }
  }
}

/** A failure in the words of its message. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Gives the promise's result, or rejects when there is none in time. */
async function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const message = l10n.t('it gave no answer within {0} seconds', milliseconds / 1000);
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
