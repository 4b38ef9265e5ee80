import type { Clock } from '../lsp/world';
import type { ChannelConstructor } from './worker-scope';

declare const MessageChannel: ChannelConstructor;

/** What is due at once waits its turn behind the messages that have arrived, which a timer of zero does not see to. */
export function workerClock(): Clock {
  const due: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => due.shift()?.();
  return {
    soon(callback) {
      due.push(callback);
      port2.postMessage(undefined);
    },
    now: () => performance.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return { cancel: () => clearTimeout(timer) };
    },
  };
}
