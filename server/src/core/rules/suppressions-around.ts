import { listIn } from '../text/list-in';
import { firstStartingFrom, isInside, type Span } from '../text/span';
import { isForFile, type Directive } from './directives';
import type { Finding, RuleName } from './findings';
import { keysOfFinding, keysOfNames, namesRule } from './name-keys';
import type { DirectiveFact } from './rule';
import type { Suppression } from './suppressions';

type Found = Pick<Finding, 'span' | 'rule' | 'term'>;

/** Tells what a document's suppressions keep from being shown, of which it may have as many as it has places. */
export class SuppressionsAround {
  readonly #named: ReadonlyMap<string, SuppressionsOfName>;
  /** Where the directives for the whole document stand. */
  readonly #forFile: readonly Span[];

  constructor(suppressions: readonly Suppression[], directives: readonly Directive[]) {
    const named = new Map<string, Suppression[]>();
    for (const suppression of suppressions)
      for (const key of keysOfNames(suppression.names)) listIn(named, key).push(suppression);
    this.#named = new Map(Array.from(named, ([key, alike]) => [key, new SuppressionsOfName(alike)]));
    this.#forFile = directives.filter(isForFile).map(({ span }) => span);
  }

  /** Whether one of them silences what rules about the plan have found. */
  silence(found: Found): boolean {
    return keysOfFinding(found).some((key) => this.#named.get(key)?.hold(found.span.start));
  }

  /**
   * Whether one of them silences what is said of a directive: of later ones it does, one for the whole document of all but
   * those like it that stand before it; none silences what is said of itself, unless it names that rule, nor that it is
   * repeated.
   */
  silenceAbout(fact: DirectiveFact, rule: RuleName): boolean {
    const { start } = fact.span;
    return keysOfFinding({ rule, term: fact.term }).some((key) => {
      const suppressions = this.#named.get(key);
      if (suppressions === undefined) return false;
      if (namesRule(key)) return suppressions.hold(start);
      return (
        suppressions.holdBehind(start, fact.repeats) ||
        (suppressions.haveForFileBehind(start, fact.repeats) && !isInside(this.#forFile, start))
      );
    });
  }
}

/** Suppressions that silence the same, among others. */
class SuppressionsOfName {
  readonly #all: readonly Suppression[];
  #holding: Reaching | undefined;
  #behind: Reaching | undefined;
  /** The last two for the whole document: one of them is not the one that is left out. */
  #lastForFile: readonly Suppression[] | undefined;

  constructor(all: readonly Suppression[]) {
    this.#all = all;
  }

  /** Whether one holds at the offset. */
  hold(offset: number): boolean {
    this.#holding ??= new Reaching(this.#all, beginning);
    return this.#holding.some(offset);
  }

  /** Whether one but that one holds at the offset and stands before it. */
  holdBehind(offset: number, but: Suppression | undefined): boolean {
    this.#behind ??= new Reaching(this.#all, (one) => Math.max(one.span.end, beginning(one)));
    return this.#behind.some(offset, but);
  }

  /** Whether one but that one is for the whole document and stands behind the offset. */
  haveForFileBehind(offset: number, but: Suppression | undefined): boolean {
    this.#lastForFile ??= this.#all
      .filter(({ directive }) => isForFile(directive))
      .sort((a, b) => a.span.start - b.span.start)
      .slice(-2);
    return this.#lastForFile.some((one) => one !== but && one.span.start > offset);
  }
}

function beginning({ covers }: Suppression): number {
  return covers.start;
}

/** Suppressions in the order in which they begin to count. */
class Reaching {
  readonly #froms: readonly { readonly from: number }[];
  /** For each which two of it and those before it reach farthest: one of them is not the one that is left out. */
  readonly #farthest: readonly (readonly [Suppression, Suppression?])[];

  constructor(suppressions: readonly Suppression[], fromOf: (suppression: Suppression) => number) {
    const inOrder = suppressions.map((one) => ({ one, from: fromOf(one) })).sort((a, b) => a.from - b.from);
    let farthest: readonly [Suppression, Suppression?] | undefined;
    this.#froms = inOrder;
    this.#farthest = inOrder.map(({ one }) => {
      const [first, second] = farthest ?? [];
      if (first === undefined) farthest = [one];
      else if (one.covers.end > first.covers.end) farthest = [one, first];
      else if (second === undefined || one.covers.end > second.covers.end) farthest = [first, one];
      return farthest ?? [one];
    });
  }

  /** Whether one but that one counts at the offset. */
  some(offset: number, but?: Suppression): boolean {
    const farthest = this.#farthest[firstStartingFrom(this.#froms, offset + 1, ({ from }) => from) - 1] ?? [];
    return farthest.some((one) => one !== undefined && one !== but && one.covers.end > offset);
  }
}
