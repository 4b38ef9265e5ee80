import type { analyze } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** A call that is due later and can be called off until then. */
export interface PendingCall {
  cancel(): void;
}

/** When things happen. Node and the browser each bring their own; tests may turn it by hand. */
export interface Clock {
  /** Calls back as soon as the messages that wait in the queue had a chance to be handled. */
  soon(callback: () => void): void;
  /** Calls back after `milliseconds`. */
  after(milliseconds: number, callback: () => void): PendingCall;
}

/** Everything the language server takes from outside, so that it runs the same in Node, in a browser and in a test. */
export interface World {
  /** Rolecheck's version, as the client may show it. */
  readonly version: string;
  readonly taxonomy: Taxonomy;
  readonly analyze: typeof analyze;
  readonly clock: Clock;
}
