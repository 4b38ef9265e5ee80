import type { Assignment } from '../assignments/assign';
import type { JudgedAssignment } from '../assignments/judge';
import { startOf } from '../assignments/moved-assignment';
import { pathTo } from '../markdown/find-block';
import type { ScopeSource } from '../plan/plan';
import type { RoleId, Term } from '../taxonomy/schema';
import { LabelsAbove } from './labels-above';
import { figureOf, qualifiersOf } from './qualifiers';
import type { RuleInput } from './rule';
import { sectionsOf, type SectionIndex } from './section-index';
import { sectionKindsOf, type SectionKind } from './section-kinds';

/** What tells one thing of a name from another of the same name, wherever in the document it stands. */
export interface HoldingTraits {
  readonly role: RoleId;
  readonly qualifiers: string;
  readonly figure: string | undefined;
  /** The headers of the table that it stands in. */
  readonly columns: string | undefined;
  /** The owner is named on the very item. */
  readonly onItem: boolean;
  /** All of these. */
  readonly key: string;
}

/** A term that is given to a single role. */
export interface Holding {
  readonly judged: JudgedAssignment;
  readonly traits: HoldingTraits;
  /** The section around it, where its heading says what it is about: its number and its level; -1 where there is none. */
  readonly section: number;
  readonly level: number;
}

/** The metric or task that an assignment gives to one role alone, in a place that leaves no doubt. Aims, audiences and skills are many teams'. */
export function heldTerm({ assignment, verdict }: JudgedAssignment): Term | undefined {
  const { readings, scope } = assignment;
  const [reading] = readings;
  if (reading === undefined || readings.length > 1 || scope.strength === 'weak' || verdict.kind === 'outside')
    return undefined;
  const { dimension } = reading.term;
  const isHeld = (dimension === 'metric' || dimension === 'tactic') && soleRole(assignment) !== undefined;
  return isHeld ? reading.term : undefined;
}

/** The one role that is given something. */
export function soleRole({ owners }: Assignment): RoleId | undefined {
  const [owner] = owners;
  return owner?.kind === 'role' && owners.length === 1 ? owner.role : undefined;
}

/** Places that name the owner of the very item, where a section or a column speaks for all that it holds. */
const ON_THE_ITEM: ReadonlySet<ScopeSource> = new Set(['owner-note', 'owner-column', 'matrix']);

/** The key by which traits are kept with what they were read from. */
const TRAITS = Object.freeze({});

/** Reads what is held in a plan. One reader a document. */
export class HoldingReader {
  readonly #input: RuleInput;
  readonly #kinds: readonly SectionKind[];
  readonly #index: SectionIndex;
  readonly #labels: LabelsAbove;

  constructor(input: RuleInput) {
    this.#input = input;
    this.#kinds = sectionKindsOf(input).kinds;
    this.#index = sectionsOf(input);
    this.#labels = new LabelsAbove(input.tree.blocks);
  }

  /** `undefined` where it is only compared. */
  read(judged: JudgedAssignment): Holding | undefined {
    const start = startOf(judged);
    const inner = this.#index.innermostAt(start);
    if (this.#isCompared(inner, start)) return undefined;
    const traits = judged.known.of(TRAITS, () => this.#traitsOf(judged.assignment));
    if (traits === undefined) return undefined;
    const kind = this.#kinds[inner];
    const isInSubject = kind?.isAboutSubject === true;
    return { judged, traits, section: isInSubject ? inner : -1, level: isInSubject ? kind.level : -1 };
  }

  #isCompared(innermost: number, offset: number): boolean {
    const { sections } = this.#input.plan;
    for (let section = innermost; section >= 0; section = this.#index.around(section))
      if (this.#kinds[section]?.compares === true && offset < (sections[section]?.span.end ?? 0)) return true;
    return false;
  }

  #traitsOf(assignment: Assignment): HoldingTraits | undefined {
    const { tree, grammar } = this.#input;
    const role = soleRole(assignment);
    if (role === undefined) return undefined;
    const path = pathTo(tree, assignment.span.start);
    const qualifiers = qualifiersOf(assignment, path, this.#labels, grammar).join(' ');
    const figure = figureOf(assignment, path);
    const columns = path.cell?.table.header.cells.map(({ text }) => text.text.trim().toLowerCase()).join('|');
    const onItem = ON_THE_ITEM.has(assignment.scope.source);
    const key = [role, qualifiers, figure, columns, onItem].join('\n');
    return { role, qualifiers, figure, columns, onItem, key };
  }
}
