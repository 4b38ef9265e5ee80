import { covers, firstStartingFrom, type Span } from '../text/span';
import { ruleNames, type Finding } from './findings';
import { silencerByName, type Suppression } from './suppressions';

type Found = Pick<Finding, 'span' | 'rule' | 'term'>;

/** So many findings are looked through one by one. */
const FEW = 16;

/**
 * Tells what suppressions silence, of which a document may have as many as it has findings. Where a suppression looks at
 * many of them, those that name the same things are asked together what these are.
 */
export class Silencers<F extends Found> {
  readonly #all: readonly F[];
  #inOrder: readonly F[] | undefined;
  /** For the names of suppressions what is found that they name, by where it stands. */
  readonly #named = new Map<string, readonly F[]>();

  constructor(found: readonly F[]) {
    this.#all = found;
  }

  /** By where it stands. Most documents have no suppressions, so that nobody asks. */
  get #found(): readonly F[] {
    return (this.#inOrder ??= [...this.#all].sort((a, b) => a.span.start - b.span.start));
  }

  /** What the suppression silences, by where it stands. */
  silencedBy({ names, covers }: Suppression): readonly F[] {
    const [from, to] = [firstFrom(this.#found, covers.start), firstFrom(this.#found, covers.end)];
    if (from === to) return [];
    if (to - from <= FEW) return this.#found.slice(from, to).filter(silencerByName(names));
    const named = this.#namedBy(names);
    return named.slice(firstFrom(named, covers.start), firstFrom(named, covers.end));
  }

  /** Whether the suppression silences anything. */
  isUsed(suppression: Suppression): boolean {
    return this.silencedBy(suppression).length > 0;
  }

  /** What is found in the stretch, whatever its name: of the rule that comes first, the first that stands there. */
  firstIn(stretch: Span): F | undefined {
    let first: F | undefined;
    for (let index = firstFrom(this.#found, stretch.start); index < this.#found.length; index++) {
      const found = this.#found[index];
      if (found === undefined || found.span.start >= stretch.end) break;
      if (covers(stretch, found.span) && (first === undefined || rank(found) < rank(first))) first = found;
    }
    return first;
  }

  #namedBy(names: readonly string[]): readonly F[] {
    const key = names.join('\n');
    let named = this.#named.get(key);
    if (named === undefined) {
      named = this.#found.filter(silencerByName(names));
      this.#named.set(key, named);
    }
    return named;
  }
}

function rank({ rule }: Found): number {
  return ruleNames.indexOf(rule);
}

/** The index of the first that begins at the offset or behind it. */
function firstFrom(found: readonly Found[], offset: number): number {
  return firstStartingFrom(found, offset, ({ span }) => span.start);
}
