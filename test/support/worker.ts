import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  Emitter,
  type Message,
} from 'vscode-jsonrpc/node';
import { LspClient } from './lsp-client';

/** The server for browsers as it is built, and the taxonomy beside it. Tests run from the project's root. */
export const browserServerPath = resolve('dist/server.browser.js');
const taxonomyPath = resolve('dist/taxonomy.txt');

/** What a worker in a browser has and the server uses; nothing else is there, Node's own names least of all. */
const offered = {
  AbortController,
  MessageChannel,
  TextDecoder,
  TextEncoder,
  URL,
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  console,
  performance,
  navigator: { platform: 'Linux x86_64', userAgent: 'test' },
  queueMicrotask,
  setInterval,
  setTimeout,
};

interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  addEventListener(): void;
}

/** A worker in this process that runs the built server. Messages are copied on their way, as they are in browsers. */
export class Worker {
  readonly #scope: WorkerScope;
  readonly #heard = new Emitter<Message>();
  readonly #channels: InstanceType<typeof MessageChannel>[] = [];

  constructor() {
    const heard = this.#heard;
    this.#scope = {
      onmessage: null,
      postMessage(message) {
        const copy = structuredClone(message) as Message;
        setTimeout(() => {
          heard.fire(copy);
        });
      },
      addEventListener: () => {},
    };
    const channels = this.#channels;
    class Channel extends MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    }
    const context = createContext({ ...offered, MessageChannel: Channel, self: this.#scope });
    runInContext(readFileSync(browserServerPath, 'utf8'), context, { filename: browserServerPath });
  }

  post(message: unknown): void {
    const data: unknown = structuredClone(message);
    setTimeout(() => this.#scope.onmessage?.({ data }));
  }

  /** Gives the server its taxonomy, and a client to talk to it. */
  start(): LspClient {
    this.post(readFileSync(taxonomyPath, 'utf8'));
    const heard = this.#heard;
    const post = (message: Message): void => this.post(message);
    class Reader extends AbstractMessageReader {
      listen(callback: (message: Message) => void): { dispose(): void } {
        return heard.event(callback);
      }
    }
    class Writer extends AbstractMessageWriter {
      async write(message: Message): Promise<void> {
        post(message);
      }
      end(): void {
        heard.dispose();
      }
    }
    return new LspClient(createMessageConnection(new Reader(), new Writer()));
  }

  /** An open channel keeps a process alive. */
  terminate(): void {
    for (const { port1 } of this.#channels) port1.close();
  }
}
