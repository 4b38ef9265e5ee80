import { Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientId, clientName } from '../activate';
import { describe } from '../rolecheck-client';

/** As much of a worker as is used. */
interface Worker {
  postMessage(message: unknown): void;
  addEventListener(type: 'error', listener: (event: unknown) => void): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  terminate(): void;
}
declare const Worker: new (url: string) => Worker;

/** The client of a server that runs in a worker of its own, which ends with the client. */
export class WorkerClient extends LanguageClient {
  readonly #worker: { current: Worker | undefined };

  /** `extension` is the folder in which the extension is installed, wherever that may be. */
  constructor(extension: Uri, options: LanguageClientOptions) {
    const started: { current: Worker | undefined } = { current: undefined };
    super(clientId, clientName, async () => transportsOf((started.current = await startWorker(extension))), options);
    this.#worker = started;
  }

  /** Writes what went wrong to the output, and interrupts nobody. */
  override error(message: string, data?: unknown): void {
    super.error(message, data instanceof Error ? describe(data) : data, false);
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.#worker.current?.terminate();
    }
  }
}

/** Starts the server and gives it the taxonomy, since it cannot tell where its own file came from. */
async function startWorker(extension: Uri): Promise<Worker> {
  const program = Uri.joinPath(extension, 'dist', 'server.browser.js');
  const taxonomy = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'taxonomy.txt'));
  const worker = new Worker(program.toString(true));
  worker.postMessage(new TextDecoder().decode(taxonomy));
  return worker;
}

function transportsOf(worker: Worker): MessageTransports {
  return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A worker goes on after an error of its own, in whatever state that left it; here that is the server's end. */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', () => this.fireClose());
  }
}
