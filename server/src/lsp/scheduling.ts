import type { Clock, PendingCall } from './world';

/** How long to wait for a pause in the typing, in milliseconds. */
export interface Patience {
  /** The pause after an edit that counts as one. */
  readonly pause: number;
  /** The longest wait while edits keep coming. */
  readonly longest: number;
  /**
   * Where a document's last turn took no longer, its next one comes right behind the edits that arrive together; where it
   * took longer, the pause is as long as that turn, up to the usual one. Left out where turns end before their work does.
   */
  readonly quick?: number;
}

export const usualPatience: Patience = { pause: 50, longest: 500 };
/** For what is shown while somebody types: nobody sees a wait that is shorter than this. */
export const typingPatience: Patience = { ...usualPatience, quick: 20 };

interface Waiting {
  /** Called off and set anew with each edit. */
  pause: PendingCall;
  /** Set once, so that steady edits cannot put the work off for ever. */
  readonly longest: PendingCall;
}

/**
 * Decides when a document's turn comes: at once when it was opened, behind the edits when it is being edited, with a pause
 * where its turns are long, one document at a time with room for other messages in between. Whatever was asked for a
 * document while it waits is one turn.
 */
export class Scheduler {
  readonly #run: (uri: string) => void;
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ready = new Set<string>();
  /** How long the last turn of each document took. */
  readonly #took = new Map<string, number>();
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

  /** Gives the document its turn when the edits pause, or have all been taken in. */
  afterEdit(uri: string): void {
    if (this.#ready.has(uri)) return;
    const due = (): void => this.now(uri);
    const waiting = this.#waiting.get(uri);
    waiting?.pause.cancel();
    const length = this.#pauseFor(uri);
    const pause = length === 0 ? this.#whenTakenIn(due) : this.#clock.after(length, due);
    if (waiting) waiting.pause = pause;
    else this.#waiting.set(uri, { pause, longest: this.#clock.after(this.#patience.longest, due) });
  }

  /** Takes the document's turn away, and forgets the document. */
  cancel(uri: string): void {
    this.#stopWaiting(uri);
    this.#ready.delete(uri);
    this.#took.delete(uri);
  }

  #pauseFor(uri: string): number {
    const { pause, quick } = this.#patience;
    const took = this.#took.get(uri);
    if (took === undefined || quick === undefined) return pause;
    return took <= quick ? 0 : Math.min(took, pause);
  }

  /** Calls back when no more messages wait: the queue hands out one a turn, and the first turn may come before the next message's. */
  #whenTakenIn(callback: () => void): PendingCall {
    let isCalledOff = false;
    this.#clock.soon(() =>
      this.#clock.soon(() => {
        if (!isCalledOff) callback();
      }),
    );
    return { cancel: () => void (isCalledOff = true) };
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
      const start = this.#clock.now();
      this.#took.set(uri, 0);
      this.#run(uri);
      // Running may have closed the document.
      if (this.#took.has(uri)) this.#took.set(uri, this.#clock.now() - start);
    });
  }
}
