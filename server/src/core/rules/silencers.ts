import { firstStartingFrom } from '../text/span';
import type { Finding } from './findings';
import { silencerByName, type Suppression } from './suppressions';

type Found = Pick<Finding, 'span' | 'rule' | 'term'>;

/**
 * Tells what suppressions silence, of which a document may have as many as it has findings. Those that name the same
 * things are asked together what these are, and each for itself only where it looks.
 */
export class Silencers<F extends Found> {
  /** By where it stands. */
  readonly #found: readonly F[];
  /** For the names of suppressions what is found that they name, by where it stands. */
  readonly #named = new Map<string, readonly F[]>();

  constructor(found: readonly F[]) {
    this.#found = [...found].sort((a, b) => a.span.start - b.span.start);
  }

  /** What the suppression silences, by where it stands. */
  silencedBy({ names, covers }: Suppression): readonly F[] {
    const named = this.#namedBy(names);
    return named.slice(firstFrom(named, covers.start), firstFrom(named, covers.end));
  }

  /** Whether the suppression silences anything. */
  isUsed({ names, covers }: Suppression): boolean {
    const named = this.#namedBy(names);
    return (named[firstFrom(named, covers.start)]?.span.start ?? Infinity) < covers.end;
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

/** The index of the first that begins at the offset or behind it. */
function firstFrom(found: readonly Found[], offset: number): number {
  return firstStartingFrom(found, offset, ({ span }) => span.start);
}
