/** The little that is used of a web worker's own scope. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  addEventListener(type: 'error', listener: (event: unknown) => void): void;
}

/** One end of a channel of messages. */
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
}

/** What browsers offer by that name; Node's has another face. */
export type ChannelConstructor = new () => { readonly port1: Port; readonly port2: Port };
