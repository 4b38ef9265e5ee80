import type { RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { findConflictsAmong, type Conflict } from './conflicts';
import type { Words } from './findings';
import { HoldingReader, type Holding } from './holdings';
import page from './owner-conflict.md';
import { listRoles } from './role-phrases';
import type { Fact, Rule, RuleInput } from './rule';
import { sayingsOf } from './sayings';
import { surveyOf } from './survey';

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

/** The holdings of one term, in order, with what speaks against what. */
interface TermConflicts {
  readonly term: Term;
  readonly holdings: readonly Holding[];
  readonly conflicts: readonly Conflict[];
}

/** What is kept for the next version. */
interface Kept {
  readonly taxonomy: Taxonomy;
  readonly ofTerms: ReadonlyMap<Term, TermConflicts>;
}

function findConflicts(input: RuleInput): readonly ConflictFact[] {
  const { taxonomy, memory } = input;
  const { ofTerms } =
    memory?.of<Kept>(ownerConflict, (earlier) => readAll(input, earlier)) ?? readAll(input, undefined);
  return [...ofTerms.values()].flatMap(({ term, holdings, conflicts }) =>
    conflicts.flatMap((conflict) => factOf(conflict, holdings, term, taxonomy)),
  );
}

/** Terms that are held as they were in the earlier version are not compared again. */
function readAll(input: RuleInput, earlier: Kept | undefined): Kept {
  const { taxonomy } = input;
  const known = earlier?.taxonomy === taxonomy ? earlier.ofTerms : undefined;
  const reader = new HoldingReader(input);
  const ofTerms = new Map<Term, TermConflicts>();
  for (const [term, list] of surveyOf(input).contested) {
    const holdings = list.flatMap((judged) => reader.read(judged) ?? []);
    const before = known?.get(term);
    const conflicts =
      before !== undefined && areHeldAlike(before.holdings, holdings)
        ? before.conflicts
        : findConflictsAmong(holdings, term, taxonomy);
    ofTerms.set(term, { term, holdings, conflicts });
  }
  return { taxonomy, ofTerms };
}

/** Whether the same is held in the same order, and whatever stood in one section still does, as far as that is easily told. */
function areHeldAlike(ones: readonly Holding[], others: readonly Holding[]): boolean {
  if (ones.length !== others.length) return false;
  let [last, lastOther] = [-1, -1];
  return ones.every((one, index) => {
    const other = others[index];
    if (one.traits !== other?.traits || one.level !== other.level) return false;
    if (one.section < 0 || other.section < 0) return one.section === other.section;
    const isSame = one.section === last && other.section === lastOther;
    if (!isSame && (one.section <= last || other.section <= lastOther)) return false;
    [last, lastOther] = [one.section, other.section];
    return true;
  });
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
