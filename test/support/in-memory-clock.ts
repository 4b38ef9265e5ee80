import type { Clock } from '../../server/src/lsp/world';

/** A clock that moves only when a test moves it. */
export class InMemoryClock implements Clock {
  #now = 0;
  #soon: (() => void)[] = [];
  #later: { readonly at: number; readonly callback: () => void }[] = [];

  soon(callback: () => void): void {
    this.#soon.push(callback);
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): { cancel(): void } {
    const entry = { at: this.#now + milliseconds, callback };
    this.#later.push(entry);
    return { cancel: () => void (this.#later = this.#later.filter((other) => other !== entry)) };
  }

  /** Lets the time pass while something is at work. */
  work(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** One turn: what was due soon when it began. */
  turn(): void {
    const due = this.#soon;
    this.#soon = [];
    for (const callback of due) callback();
  }

  /** Lets the time pass, in order, and with each step the turns that follow from it. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      while (this.#soon.length > 0) this.turn();
      const [next] = this.#later.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#later = this.#later.filter((entry) => entry !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }

  /** Whether nothing is due any more. */
  get idle(): boolean {
    return this.#soon.length === 0 && this.#later.length === 0;
  }
}
