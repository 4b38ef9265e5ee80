/** Crashes within this many milliseconds count as one run of failures. */
const windowMs = 3 * 60 * 1000;

/** How many crashes within the window are answered with a restart. */
const maxRestarts = 4;

/** Decides whether a server that ended by itself is worth another start. Knows no clock: the caller tells the time. */
export class RestartPolicy {
  #crashes: number[] = [];

  /** Records a crash at `now` (milliseconds on any steady scale) and tells whether to start again. */
  allow(now: number): boolean {
    this.#crashes = this.#crashes.filter((crash) => now - crash < windowMs);
    this.#crashes.push(now);
    return this.#crashes.length <= maxRestarts;
  }

  /** A person asked for a restart: whatever failed before is not held against it. */
  forget(): void {
    this.#crashes = [];
  }
}
