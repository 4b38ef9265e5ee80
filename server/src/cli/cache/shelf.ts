import { DIGEST_LENGTH, digestOf } from './digest';

/** At the beginning of a file; another way of writing it has another one. */
const MARK = Buffer.from('Rolecheck: what was found, 1\n');
/** Behind the mark stands what the rest is known by. */
const ENTRIES_AT = MARK.length + DIGEST_LENGTH;
/** An entry is its key, the length of its value, and the value. */
const VALUE_AT = DIGEST_LENGTH + 4;

/**
 * Some of what was found, as one file holds it: values by their keys. What was damaged or is no such file holds nothing.
 */
export class Shelf {
  /** By the keys in Latin-1: what was there, and what of it was of use or is new. */
  readonly #earlier = new Map<string, Uint8Array>();
  readonly #used = new Map<string, Uint8Array>();
  #isChanged = false;

  constructor(bytes: Buffer | undefined) {
    const isWhole =
      bytes !== undefined &&
      bytes.subarray(0, MARK.length).equals(MARK) &&
      bytes.subarray(MARK.length, ENTRIES_AT).equals(digestOf(bytes.subarray(ENTRIES_AT)));
    if (!isWhole) return;
    for (let at = ENTRIES_AT; at < bytes.length;) {
      const from = at + VALUE_AT;
      const key = bytes.toString('latin1', at, at + DIGEST_LENGTH);
      at = from + bytes.readUInt32LE(from - 4);
      this.#earlier.set(key, bytes.subarray(from, at));
    }
  }

  /** Whether there is something in it that its file has not. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** The value that was put here for this key. */
  find(key: Buffer): string | undefined {
    const name = key.toString('latin1');
    const value = this.#earlier.get(name);
    if (value === undefined) return undefined;
    this.#used.set(name, value);
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString();
  }

  put(key: Buffer, value: string): void {
    this.#used.set(key.toString('latin1'), Buffer.from(value));
    this.#isChanged = true;
  }

  /** As much of it as so many bytes hold: what was of use in this run goes before what was not. */
  toBytes(most: number): Buffer {
    const parts: Uint8Array[] = [];
    let length = ENTRIES_AT;
    for (const [key, value] of new Map([...this.#used, ...this.#earlier])) {
      if (length + VALUE_AT + value.length > most) continue;
      const head = Buffer.alloc(VALUE_AT);
      head.write(key, 'latin1');
      head.writeUInt32LE(value.length, DIGEST_LENGTH);
      parts.push(head, value);
      length += VALUE_AT + value.length;
    }
    const entries = Buffer.concat(parts);
    return Buffer.concat([MARK, digestOf(entries), entries]);
  }
}
