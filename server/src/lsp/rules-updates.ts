import { reasonOf, type Log } from './log';
import { Scheduler } from './scheduling';
import type { Clock, PendingCall } from './world';

/** What is done to take up changes. */
export interface UpdatesOptions {
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Takes up that these files may say something else. With `looksAgain` everything that was read is to be read anew, since
   * there may be changes of which nobody told. Called again only when it is done.
   */
  readonly update: (changed: readonly string[], looksAgain: boolean) => Promise<void>;
  /** Whether changes happen of which nobody tells, so that they have to be looked for from time to time. */
  readonly hasToLook: () => boolean;
}

/** How often changes are looked for of which nobody tells, in milliseconds. */
const lookEvery = 2000;

/** There is one thing to be scheduled: everything that waits is taken up together. */
const everything = 'rules';

/** Decides when changes of the teams' files are taken up: after a pause while somebody types, else at once, one after the other. */
export class RulesUpdates {
  readonly #options: UpdatesOptions;
  readonly #scheduler: Scheduler;
  #changed = new Set<string>();
  #looksAgain = false;
  #isRunning = false;
  #isWaiting = false;
  #looking: PendingCall | undefined;
  /** Resolves when nothing waits any more. */
  #done: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#scheduler = new Scheduler(() => void this.#run(), options.clock);
  }

  /** The file is being edited. */
  edited(uri: string): void {
    this.#changed.add(uri);
    this.#expect();
    this.#scheduler.afterEdit(everything);
  }

  /** These files changed otherwise, or, without any, other documents or folders are open now. */
  changed(uris: readonly string[] = []): void {
    for (const uri of uris) this.#changed.add(uri);
    this.#expect();
    this.#scheduler.now(everything);
  }

  /** Something happened at which a look at the disk is due: not every client tells of every change there. */
  occasion(): void {
    this.#looksAgain = true;
    this.changed();
  }

  /** Resolves when all changes that are known of are taken up. */
  settled(): Promise<void> {
    return this.#done?.promise ?? Promise.resolve();
  }

  #expect(): void {
    this.#isWaiting = true;
    if (this.#done) return;
    let resolve = (): void => {};
    const promise = new Promise<void>((done) => (resolve = done));
    this.#done = { promise, resolve };
  }

  async #run(): Promise<void> {
    // What came in the meantime is taken up when this is done.
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#isWaiting = false;
    const changed = [...this.#changed];
    const looksAgain = this.#looksAgain;
    this.#changed = new Set();
    this.#looksAgain = false;
    try {
      await this.#options.update(changed, looksAgain);
    } catch (error) {
      this.#options.log.error(`Rolecheck has a defect: the team's rules could not be taken up: ${reasonOf(error)}`);
      if (error instanceof Error && error.stack !== undefined) this.#options.log.log(error.stack);
    }
    this.#isRunning = false;
    if (this.#hasMore()) {
      this.#scheduler.now(everything);
      return;
    }
    this.#done?.resolve();
    this.#done = undefined;
    this.#lookLater();
  }

  #hasMore(): boolean {
    return this.#isWaiting;
  }

  #lookLater(): void {
    this.#looking?.cancel();
    this.#looking = this.#options.hasToLook() ? this.#options.clock.after(lookEvery, () => this.occasion()) : undefined;
  }
}
