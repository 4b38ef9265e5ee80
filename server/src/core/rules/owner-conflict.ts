import type { RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { newlyMarked, noLongerMarked, type Marked } from '../text/marked';
import { findConflictsAmong, type Conflict } from './conflicts';
import { contestedIn, markHeld, type Held } from './contested';
import type { Words } from './findings';
import { HoldingReader, type Holding } from './holdings';
import { areWhole, type Found, type MovedFacts } from './moved-facts';
import page from './owner-conflict.md';
import { listRoles } from './role-phrases';
import type { Fact, Rule, RuleInput } from './rule';
import { sayingsOf } from './sayings';
import { sectionKindsOf } from './section-kinds';

/** A term that one role owns here and another elsewhere. */
export interface ConflictFact extends Fact {
  readonly label: string;
  readonly here: RoleId;
  readonly elsewhere: readonly RoleId[];
}

/** One plan gives the same metric or task, solely, to two different roles. */
export const ownerConflict: Rule<ConflictFact> = {
  name: 'owner-conflict',
  severity: 'information',
  page,
  find: findConflicts,
  say: sayConflict,
};

/** What is kept for the next version. */
interface Kept {
  readonly taxonomy: Taxonomy;
  readonly held: Marked<Held>;
  /** How much there is to say of each of the contested terms. */
  readonly counts: ReadonlyMap<Term, number>;
  readonly facts: Found<ConflictFact>;
}

function findConflicts(input: RuleInput, earlier?: MovedFacts<ConflictFact>): Found<ConflictFact> {
  const { memory } = input;
  return (memory?.of<Kept>(ownerConflict, (before) => readAll(input, before, earlier)) ?? readAll(input)).facts;
}

/** Terms that are held where they were held in the earlier version, among the same sections, are not compared again. */
function readAll(input: RuleInput, before?: Kept, earlier?: MovedFacts<ConflictFact>): Kept {
  const { taxonomy } = input;
  const held = markHeld(input, before?.held);
  const known = before?.taxonomy === taxonomy && sectionKindsOf(input).areAsBefore ? before : undefined;
  const [gone, come] = [before ? noLongerMarked(before.held, held) : [], newlyMarked(held)];
  const touched = new Set([...gone, ...come].map(({ term }) => term));
  // Where the same are held by the same in the same order, the same are contested.
  if (known !== undefined && earlier !== undefined && areHeldAlike(gone, come))
    if (![...touched].some((term) => known.counts.has(term))) return { ...known, held, facts: earlier };
  const movedFacts = known && earlier && factsByTerm(known, earlier);
  const reader = new HoldingReader(input);
  const counts = new Map<Term, number>();
  const facts: (readonly ConflictFact[])[] = [];
  for (const [term, places] of contestedIn(held)) {
    const same = touched.has(term) ? undefined : movedFacts?.get(term);
    const ofTerm = same ?? readTerm(term, places, input, reader);
    counts.set(term, ofTerm.length);
    facts.push(ofTerm);
  }
  return { taxonomy, held, counts, facts: facts.flat() };
}

function areHeldAlike(ones: readonly Held[], others: readonly Held[]): boolean {
  return (
    ones.length === others.length &&
    ones.every(({ term, role }, index) => term === others[index]?.term && role === others[index].role)
  );
}

/** What was said of each term in the earlier version, where it stands now; of some that is not known. */
function factsByTerm(
  { counts }: Kept,
  { facts }: MovedFacts<ConflictFact>,
): ReadonlyMap<Term, readonly ConflictFact[]> {
  const byTerm = new Map<Term, readonly ConflictFact[]>();
  let from = 0;
  for (const [term, count] of counts) {
    const ofTerm = facts.slice(from, (from += count));
    if (areWhole(ofTerm)) byTerm.set(term, ofTerm);
  }
  return byTerm;
}

function readTerm(
  term: Term,
  places: readonly number[],
  { judged, taxonomy }: RuleInput,
  reader: HoldingReader,
): readonly ConflictFact[] {
  const holdings = places.flatMap((number) => (judged[number] && reader.read(judged[number])) ?? []);
  const conflicts = findConflictsAmong(holdings, term, taxonomy);
  return conflicts.flatMap((conflict) => factOf(conflict, holdings, term, taxonomy));
}

function factOf(
  { here, places, elsewhere }: Conflict,
  holdings: readonly Holding[],
  term: Term,
  taxonomy: Taxonomy,
): readonly ConflictFact[] {
  const one = holdings[here];
  if (one === undefined) return [];
  const { span } = one.judged.assignment;
  return [
    {
      span,
      related: places.flatMap((place) => {
        const other = holdings[place];
        if (other === undefined) return [];
        const { role } = other.traits;
        const message = sayingsOf(taxonomy).once(`also given to ${role}`, () => sayElsewhere(role, taxonomy));
        return [{ span: other.judged.assignment.span, message }];
      }),
      term: term.id,
      roles: [one.traits.role],
      arguable: false,
      weak: false,
      label: term.label,
      here: one.traits.role,
      elsewhere,
    },
  ];
}

function sayElsewhere(role: RoleId, taxonomy: Taxonomy): string {
  return `Here it is given to ${listRoles([taxonomy.role(role)])}.`;
}

function sayConflict(fact: ConflictFact, taxonomy: Taxonomy): Words {
  const { label, here, elsewhere } = fact;
  return sayingsOf(taxonomy).once(`${ownerConflict.name} ${here} ${elsewhere.join(' ')} ${label}`, () =>
    sayAfresh(fact, taxonomy),
  );
}

function sayAfresh({ label, here, elsewhere }: ConflictFact, taxonomy: Taxonomy): Words {
  const others = listRoles(elsewhere.map((role) => taxonomy.role(role)));
  return {
    what: `“${label}” is given to ${listRoles([taxonomy.role(here)])} here, and to ${others} elsewhere in this plan.`,
    why: 'Where two teams each own something alone, each of them counts on being asked, and in the end nobody is.',
    todo: 'Decide on one owner, or name both as owners in one place. If two different things are meant, let their names say so.',
  };
}
