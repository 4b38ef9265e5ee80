import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock, PendingCall } from '../lsp/world';

/** What a program has in use, and how to give back what nobody can reach any more. */
export interface Memory {
  /** In bytes, with what nobody can reach. */
  inUse(): number;
  /** In bytes: what it has of the system, in use or not. */
  held(): number;
  collect(): void;
  /** Lets go of what can be worked out again when somebody writes. */
  letGo(): void;
  /** Whether there may be room for much that is new and short-lived. Edits come sooner with it, a first reading does not. */
  allowRoom(isWanted: boolean): void;
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
  #hasRoom = false;
  /** How many things are being worked out. */
  #works = 0;
  /** Whether memory should have been given back while something was being worked out. */
  #isLate = false;
  #pending: PendingCall | undefined;

  constructor(clock: Clock, memory: Memory) {
    this.#clock = clock;
    this.#memory = memory;
    this.#least = memory.inUse();
    memory.allowRoom(false);
  }

  /** The program is ready; to start, too, takes more than it leaves. */
  started(): void {
    this.#hasGrown = true;
    this.#wait(pause, () => this.#giveBack());
  }

  /** Something begins to be worked out, anew or because somebody writes. */
  begins(isEdit: boolean): void {
    if (isEdit && !this.#hasRoom) this.#allowRoom(true);
    this.#works++;
    this.#wait(pause, () => this.#giveBack());
  }

  /** What began has come to its end. */
  ends(): void {
    this.#works--;
    if (this.#works > 0 || !this.#isLate) return;
    this.#isLate = false;
    this.#wait(0, () => this.#giveBack());
  }

  /** Does what has to be done under the flags of the start. */
  asAtStart(run: () => void): void {
    this.#memory.allowRoom(true);
    try {
      run();
    } finally {
      this.#memory.allowRoom(this.#hasRoom);
    }
  }

  #giveBack(): void {
    // Most of what there is belongs to what is being worked out.
    if (this.#works > 0) {
      this.#isLate = true;
      return;
    }
    const inUse = this.#memory.inUse();
    if (inUse - this.#least < worthwhile) {
      this.#least = Math.min(this.#least, inUse);
      // Much room was made for what was new, and is still there.
      if (this.#memory.held() - this.#least >= worthwhile) this.#hasGrown = true;
    } else {
      this.#hasGrown = true;
      this.#collect();
    }
    if (this.#hasGrown) this.#wait(rest, () => this.#settle());
    else this.#allowRoom(false);
  }

  #settle(): void {
    this.#hasGrown = false;
    this.#memory.letGo();
    this.#allowRoom(false);
    this.#collect();
  }

  #allowRoom(isWanted: boolean): void {
    this.#hasRoom = isWanted;
    this.#memory.allowRoom(isWanted);
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
  // The compiled code that is kept at the end is of use under the flags of the start only.
  process.prependOnceListener('exit', () => allowRoom(true));
  return {
    letGo,
    allowRoom,
    inUse: () => process.memoryUsage().heapUsed,
    held: () => process.memoryUsage().heapTotal,
    collect: () => {
      const run = (collect ??= collection());
      run();
      // The pages that the first one empties go back to the system with the second.
      setTimeout(run, soon).unref();
    },
  };
}

/** As V8 has it by itself, and without growing. */
const [DOUBLING, AS_IT_IS] = ['--semi-space-growth-factor=2', '--semi-space-growth-factor=1'];

/** Lets V8's room for what is new grow when much of it lives on, or keeps it as it is; V8 itself makes it smaller at rest. */
function allowRoom(isWanted: boolean): void {
  if (process.versions.electron === undefined) setFlagsFromString(isWanted ? DOUBLING : AS_IT_IS);
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
