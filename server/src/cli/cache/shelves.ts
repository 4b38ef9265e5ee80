import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Shelf } from './shelf';

/** How many files there are at most. One run reads those that it asks for something. */
const SHELVES = 16;
/** How large one of them becomes, in bytes. */
const LARGEST_SHELF = 2_000_000;
/** After how many milliseconds a draft belongs to a process that is no more. */
const FORGOTTEN = 3_600_000;

/** What was found by what it was found in, as the files of a folder keep it. Any of it may be gone at any time. */
export class Shelves {
  readonly #folder: string;
  readonly #shelves = new Map<string, Shelf>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether there is nothing to be found. */
  get isEmpty(): boolean {
    try {
      return readdirSync(this.#folder).length === 0;
    } catch {
      return true;
    }
  }

  /** The value that was put here for this key, and no other; `undefined` where there is none any more. */
  find(key: Buffer): string | undefined {
    return this.#shelfOf(key).find(key);
  }

  /** Nothing is written before {@link save}. */
  put(key: Buffer, value: string): void {
    this.#shelfOf(key).put(key, value);
  }

  /** Whether there is something that the folder has not. */
  get isChanged(): boolean {
    return [...this.#shelves.values()].some((shelf) => shelf.isChanged);
  }

  /** Writes what is new. Where that cannot be, the next run checks once more what this one did. */
  save(): void {
    const changed = [...this.#shelves].filter(([, shelf]) => shelf.isChanged);
    if (changed.length === 0) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#dropForgotten();
    } catch {
      return;
    }
    for (const [name, shelf] of changed) this.#write(name, shelf);
  }

  #shelfOf(key: Buffer): Shelf {
    const name = ((key[0] ?? 0) % SHELVES).toString(16);
    let shelf = this.#shelves.get(name);
    if (shelf === undefined) this.#shelves.set(name, (shelf = new Shelf(this.#read(name))));
    return shelf;
  }

  #read(name: string): Buffer | undefined {
    const file = join(this.#folder, name);
    try {
      const stats = statSync(file);
      return stats.isFile() && stats.size <= LARGEST_SHELF ? readFileSync(file) : undefined;
    } catch {
      return undefined;
    }
  }

  /** In one step, since others may be reading; of two that write at once, the later one has the last word. */
  #write(name: string, shelf: Shelf): void {
    const file = join(this.#folder, name);
    const draft = `${file}.${process.pid}`;
    try {
      writeFileSync(draft, shelf.toBytes(LARGEST_SHELF), { mode: 0o600 });
      renameSync(draft, file);
    } catch {
      rmSync(draft, { force: true });
    }
  }

  /** Takes away the drafts of those that were ended while they wrote. */
  #dropForgotten(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!name.includes('.')) continue;
      const draft = join(this.#folder, name);
      const { mtimeMs } = statSync(draft, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
      if (Date.now() - mtimeMs > FORGOTTEN) rmSync(draft, { force: true });
    }
  }
}
