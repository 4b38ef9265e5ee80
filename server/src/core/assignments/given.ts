import type { Statement } from '../plan/plan';
import type { SameEnds } from '../text/marked';
import { firstFrom } from '../text/sorted';
import type { JudgedAssignment } from './judge';
import { startOf } from './moved-assignment';

/** All that the statements of a plan give away, in order. */
export interface Given {
  readonly judged: readonly JudgedAssignment[];
  /** The number of the statement that gives each of them away. */
  readonly statements: ArrayLike<number>;
  /** Their numbers among those that count; -1 for headings that introduce what their sections give away. */
  readonly places: ArrayLike<number>;
  /** How many count. */
  readonly count: number;
}

const NOTHING_GIVEN: Given = { judged: [], statements: [], places: [], count: 0 };

/**
 * Writes down what statements give away, in their order. Of what is taken over from an earlier version as it is nothing is
 * looked at: a long plan gives away thousands of things, of which an edit concerns a few.
 */
export class GivenWriter {
  readonly #plan: readonly Statement[];
  readonly #earlier: Given;
  readonly #judged: JudgedAssignment[] = [];
  readonly #statements: number[] = [];
  /** For each its number among those of the earlier version that count; -1 where it is another one. */
  readonly #origins: number[] = [];
  /** For each whether it counts, as far as that is known. */
  readonly #counts: (boolean | undefined)[] = [];

  constructor(statements: readonly Statement[], earlier: Given = NOTHING_GIVEN) {
    this.#plan = statements;
    this.#earlier = earlier;
  }

  /** What the statement with the number gives away. */
  give(statement: number, given: readonly JudgedAssignment[]): void {
    for (const judged of given) this.#add(statement, judged, -1, undefined);
  }

  /**
   * Takes over what a stretch of the earlier version's statements gave away, which are `shift` numbers farther on now, as
   * what it has become if that is something else.
   */
  takeOver(
    { from, to, shift }: Stretch,
    become?: (judged: JudgedAssignment, statement: number) => JudgedAssignment,
    isKnown = true,
  ): void {
    const { judged: all, statements, places } = this.#earlier;
    const end = firstFrom(statements, to);
    // Whether the last of them introduces something hangs on what follows.
    const last = firstFrom(statements, statements[end - 1] ?? 0);
    for (let index = firstFrom(statements, from); index < end; index++) {
      const judged = all[index];
      if (judged === undefined) break;
      const statement = (statements[index] ?? 0) + shift;
      const place = places[index] ?? -1;
      const now = become === undefined ? judged : become(judged, statement);
      this.#add(statement, now, isKnown ? place : -1, index < last ? place >= 0 : undefined);
    }
  }

  /** What counts of all that was given away: the rest are headings that introduce what their sections give away. */
  close(): { readonly judged: readonly JudgedAssignment[]; readonly same: SameEnds; readonly given: Given } {
    this.#decide();
    const { length } = this.#judged;
    // Where all count, which is mostly so, there is no need for another list.
    const judged = this.#counts.includes(false) ? this.#judged.filter((_, index) => this.#counts[index]) : this.#judged;
    const origins = new Int32Array(judged.length);
    const places = new Int32Array(length);
    let place = 0;
    for (let index = 0; index < length; index++) {
      const isCounted = this.#counts[index] === true;
      places[index] = isCounted ? place : -1;
      if (isCounted) origins[place++] = this.#origins[index] ?? -1;
    }
    const given = { judged: this.#judged, statements: Int32Array.from(this.#statements), places, count: judged.length };
    return { judged, same: sameEnds(origins, this.#earlier.count), given };
  }

  #add(statement: number, judged: JudgedAssignment, origin: number, counts: boolean | undefined): void {
    this.#statements.push(statement);
    this.#judged.push(judged);
    this.#origins.push(origin);
    this.#counts.push(counts);
  }

  /** A heading is itself an item only where nothing in its section is one; otherwise it names the subject of those beneath it. */
  #decide(): void {
    /** The first thing that another statement behind gives away. */
    let following = -1;
    for (let index = this.#judged.length - 1; index >= 0; index--) {
      const statement = this.#statements[index] ?? 0;
      if (this.#statements[index + 1] !== statement) following = index + 1;
      if (this.#counts[index] !== undefined) continue;
      const sectionEnd = this.#plan[statement]?.sectionEnd;
      const next = sectionEnd === undefined ? undefined : this.#judged[following];
      this.#counts[index] = next === undefined || sectionEnd === undefined || startOf(next) >= sectionEnd;
    }
  }
}

/** Consecutive statements of an earlier version, from one number up to another, and how many more stand before them now. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

function sameEnds(origins: Int32Array, earlier: number): SameEnds {
  const { length } = origins;
  const shorter = Math.min(length, earlier);
  let before = 0;
  while (before < shorter && origins[before] === before) before++;
  let behind = 0;
  while (behind < shorter - before && origins[length - 1 - behind] === earlier - 1 - behind) behind++;
  return { before, behind };
}
