import type { Clock, PendingCall } from './world';

/** How long to wait for a pause in the typing, in milliseconds. */
export interface Patience {
  /** The pause after an edit that counts as one. */
  readonly pause: number;
  /** The longest wait while edits keep coming. */
  readonly longest: number;
}

export const usualPatience: Patience = { pause: 50, longest: 500 };

interface Waiting {
  /** Called off and set anew with each edit. */
  pause: PendingCall;
  /** Set once, so that steady edits cannot put the work off for ever. */
  readonly longest: PendingCall;
}

/**
 * Decides when a document's turn comes: at once when it was opened, after a pause when it is being edited, one document
 * at a time with room for other messages in between. Whatever was asked for a document while it waits is one turn.
 */
export class Scheduler {
  readonly #run: (uri: string) => void;
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ready = new Set<string>();
  #turnArranged = false;

  constructor(run: (uri: string) => void, clock: Clock, patience: Patience = usualPatience) {
    this.#run = run;
    this.#clock = clock;
    this.#patience = patience;
  }

  /** Gives the document its turn as soon as the others before it had theirs. */
  now(uri: string): void {
    this.#stopWaiting(uri);
    this.#ready.add(uri);
    this.#arrangeTurn();
  }

  /** Gives the document its turn when the edits pause. */
  afterEdit(uri: string): void {
    if (this.#ready.has(uri)) return;
    const due = (): void => this.now(uri);
    const waiting = this.#waiting.get(uri);
    waiting?.pause.cancel();
    const pause = this.#clock.after(this.#patience.pause, due);
    if (waiting) waiting.pause = pause;
    else this.#waiting.set(uri, { pause, longest: this.#clock.after(this.#patience.longest, due) });
  }

  /** Takes the document's turn away. */
  cancel(uri: string): void {
    this.#stopWaiting(uri);
    this.#ready.delete(uri);
  }

  #stopWaiting(uri: string): void {
    const waiting = this.#waiting.get(uri);
    waiting?.pause.cancel();
    waiting?.longest.cancel();
    this.#waiting.delete(uri);
  }

  #arrangeTurn(): void {
    if (this.#turnArranged || this.#ready.size === 0) return;
    this.#turnArranged = true;
    this.#clock.soon(() => {
      this.#turnArranged = false;
      const [uri] = this.#ready;
      if (uri === undefined) return;
      this.#ready.delete(uri);
      this.#arrangeTurn();
      this.#run(uri);
    });
  }
}
