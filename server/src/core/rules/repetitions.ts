import { firstFrom } from '../text/sorted';
import { isForFile } from './directives';
import { sortNames, type SortedNames, type Suppression } from './suppressions';

/** Suppressions of one kind that name the same, in the order in which they stand and begin to hold. */
interface Alike {
  readonly names: SortedNames;
  readonly members: Suppression[];
  /** For each how far it and those before it reach at most. */
  readonly reached: number[];
}

/** Tells which of a document's suppressions do nothing that another one before them does not do already. */
export class Repetitions {
  /** By the way in which they hold and each of the names. */
  readonly #naming = new Map<string, Set<Alike>>();

  constructor(suppressions: readonly Suppression[]) {
    const groups = new Map<string, Alike>();
    for (const suppression of [...suppressions].sort((a, b) => a.span.start - b.span.start)) {
      const { names, covers } = suppression;
      const key = [suppression.directive.kind, ...[...names].sort()].join('\n');
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { names: sortNames(names), members: [], reached: [] }));
      group.reached.push(Math.max(group.reached.at(-1) ?? 0, covers.end));
      group.members.push(suppression);
      for (const name of keysOf(suppression)) this.#add(name, group);
    }
  }

  /**
   * The first suppression that silences all that a later one does, in the same way: for the same line, as a block around
   * it, or for the whole document. A narrower one inside a wider one of another kind is no repetition: it holds on when the
   * wider one goes.
   */
  repeatedBy(suppression: Suppression): Suppression | undefined {
    const names = sortNames(suppression.names);
    let first: Suppression | undefined;
    // Whatever names as much has each of its names, the rarest one, too.
    const alike = keysOf(suppression).flatMap((key) => this.#naming.get(key) ?? []);
    const [fewest = []] = alike.sort((one, other) => one.size - other.size);
    for (const group of fewest) {
      if (!namesAll(group.names, names)) continue;
      const found = firstAround(group, suppression);
      if (found !== undefined && (first === undefined || found.span.start < first.span.start)) first = found;
    }
    return first;
  }

  #add(key: string, group: Alike): void {
    const groups = this.#naming.get(key);
    if (groups === undefined) this.#naming.set(key, new Set([group]));
    else groups.add(group);
  }
}

/** The way in which the suppression holds with each of its names; there is one for none as well. */
function keysOf(suppression: Suppression): readonly string[] {
  const { names } = suppression;
  return (names.length === 0 ? [''] : names).map((name) => `${reachOf(suppression)} ${name}`);
}

/** What stands farther on begins to hold farther on, so that only how far it reaches has to be looked for. */
function firstAround({ members, reached }: Alike, { span, covers }: Suppression): Suppression | undefined {
  const found = members[firstFrom(reached, covers.end)];
  return found !== undefined && found.span.start < span.start && found.covers.start <= covers.start ? found : undefined;
}

function namesAll(wider: SortedNames, narrower: SortedNames): boolean {
  const holds = (all: readonly string[], some: readonly string[]): boolean =>
    some.length === 0 ? all.length === 0 : some.every((name) => all.includes(name));
  return holds(wider.rules, narrower.rules) && holds(wider.terms, narrower.terms);
}

function reachOf({ directive }: Suppression): 'file' | 'block' | 'line' {
  return isForFile(directive) ? 'file' : directive.kind === 'disable' ? 'block' : 'line';
}
