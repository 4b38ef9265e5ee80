import { covers, firstStartingFrom, type Span } from '../text/span';
import { listIn } from '../text/list-in';
import { firstFrom } from '../text/sorted';
import { ruleNames, type Finding, type RuleName } from './findings';
import { keysNaming, keysOfFinding, keysOfNames } from './name-keys';
import type { Suppression } from './suppressions';

type Found = Pick<Finding, 'span' | 'rule' | 'term'>;

/** What is found, by where it stands: all of it by each of its keys, and the things themselves by their rule. */
interface InOrder<F extends Found> {
  readonly starts: ReadonlyMap<string, readonly number[]>;
  readonly byRule: ReadonlyMap<RuleName, readonly F[]>;
}

/** Tells what suppressions silence, of which a document may have as many as it has findings. */
export class Silencers<F extends Found> {
  readonly #all: readonly F[];
  #inOrder: InOrder<F> | undefined;

  constructor(found: readonly F[]) {
    this.#all = found;
  }

  /** Whether the suppression silences anything. */
  isUsed({ names, covers: stretch }: Suppression): boolean {
    return keysOfNames(names).some((key) => this.#hasIn(key, stretch));
  }

  /** Whether something that the suppression silences goes by one of its names. */
  isUsedFor(name: string, { names, covers: stretch }: Suppression): boolean {
    return keysNaming(name, names).some((key) => this.#hasIn(key, stretch));
  }

  /** What is found in the stretch, whatever its name: of the rule that comes first, the first that stands there. */
  firstIn(stretch: Span): F | undefined {
    for (const rule of ruleNames) {
      const found = this.#found.byRule.get(rule) ?? [];
      for (
        let index = firstStartingFrom(found, stretch.start, ({ span }) => span.start);
        index < found.length;
        index++
      ) {
        const one = found[index];
        if (one === undefined || one.span.start >= stretch.end) break;
        if (covers(stretch, one.span)) return one;
      }
    }
    return undefined;
  }

  #hasIn(key: string, { start, end }: Span): boolean {
    const starts = this.#found.starts.get(key) ?? [];
    const first = starts[firstFrom(starts, start)];
    return first !== undefined && first < end;
  }

  /** Most documents have no suppressions, so that nobody asks. */
  get #found(): InOrder<F> {
    return (this.#inOrder ??= inOrder(this.#all));
  }
}

function inOrder<F extends Found>(all: readonly F[]): InOrder<F> {
  const starts = new Map<string, number[]>();
  const byRule = new Map<RuleName, F[]>();
  for (const found of [...all].sort((a, b) => a.span.start - b.span.start)) {
    for (const key of keysOfFinding(found)) listIn(starts, key).push(found.span.start);
    listIn(byRule, found.rule).push(found);
  }
  return { starts, byRule };
}
