import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock, PendingCall } from '../lsp/world';

/** What a program has in use, and how to give back what nobody can reach any more. */
export interface Memory {
  /** In bytes, with what nobody can reach. */
  inUse(): number;
  collect(): void;
  /** Lets go of what can be worked out again when somebody writes. */
  letGo(): void;
}

/** In milliseconds: whoever writes has paused. To collect takes some tens of them with a plan of 1 MB, and only findings wait for it. */
const pause = 1_000;
/**
 * In milliseconds, after that: nobody writes. V8 makes room for what is new and short-lived, up to 32 MB, and gives it back
 * when it collects after five seconds in which next to nothing was new.
 */
const rest = 6_000;
/** In milliseconds: what arrives meanwhile is answered first. */
const soon = 100;
/** In bytes: to collect less than this is not worth the work. */
const worthwhile = 16e6;

/**
 * Gives memory back when nothing has happened for a while. V8 lets its heap grow a few times over before it looks for what
 * nobody can reach: after some edits of a large plan, most of what the server holds is of versions that are gone.
 */
export class IdleMemory {
  readonly #clock: Clock;
  readonly #memory: Memory;
  /** The least that was in use at a look, since the last collection. */
  #least: number;
  /** Whether much was worked out since the last rest, so that V8 has made room for it. */
  #hasGrown = false;
  #pending: PendingCall | undefined;

  constructor(clock: Clock, memory: Memory) {
    this.#clock = clock;
    this.#memory = memory;
    this.#least = memory.inUse();
  }

  /** The program is ready; to start, too, takes more than it leaves. */
  started(): void {
    this.#hasGrown = true;
    this.worked();
  }

  /** Something was worked out. */
  worked(): void {
    this.#wait(pause, () => this.#giveBack());
  }

  #giveBack(): void {
    const inUse = this.#memory.inUse();
    if (inUse - this.#least < worthwhile) {
      this.#least = Math.min(this.#least, inUse);
    } else {
      this.#hasGrown = true;
      this.#collect();
    }
    if (this.#hasGrown) this.#wait(rest, () => this.#settle());
  }

  #settle(): void {
    this.#hasGrown = false;
    this.#memory.letGo();
    this.#collect();
  }

  #collect(): void {
    this.#memory.collect();
    this.#least = this.#memory.inUse();
  }

  #wait(milliseconds: number, callback: () => void): void {
    this.#pending?.cancel();
    this.#pending = this.#clock.after(milliseconds, callback);
  }
}

/** The memory of this process. */
export function nodeMemory(letGo: () => void): Memory {
  let collect: (() => void) | undefined;
  return {
    letGo,
    inUse: () => process.memoryUsage().heapUsed,
    collect: () => {
      const run = (collect ??= collection());
      run();
      // The pages that the first one empties go back to the system with the second.
      setTimeout(run, soon).unref();
    },
  };
}

/**
 * How to collect. An editor's build of V8 may not let its flags be changed; unless its client has had this server started
 * with a way to do it, it is left to V8 when to collect.
 */
function collection(): () => void {
  const { gc } = globalThis as { gc?: () => void };
  if (process.versions.electron !== undefined) return gc ?? (() => {});
  const collect = gc ?? exposed();
  return () => {
    // Pages that are partly free are emptied too; V8 mostly leaves them to what comes next.
    setFlagsFromString('--compact-on-every-full-gc');
    collect();
    setFlagsFromString('--no-compact-on-every-full-gc');
  };
}

function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('globalThis.gc') as (() => void) | undefined;
  setFlagsFromString('--no-expose-gc');
  return gc ?? (() => {});
}
