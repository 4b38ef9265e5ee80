import { nearest } from '../../text/nearest';
import type { NeighbourRole, Role, RoleId, Source, Term, TermId } from '../../taxonomy/schema';
import { dimensions } from '../../taxonomy/dimensions';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { Span } from '../../text/span';
import { foldedPhrase, foldPhrase } from '../../text/words';
import type { ConfigLayer, ConfigProblem } from '../config';
import { hasForm } from './forms';
import { buildLexicon, termsSpelled } from '../../mentions/lexicon';
import { configFileName } from '../file-name';

/** A role that shall have what another one has. */
interface Likeness {
  readonly role: RoleId;
  readonly like: RoleId;
  readonly uri: string;
  readonly span: Span;
}

/** What is said where, so that two claims to the same words are noticed. */
interface Claim {
  readonly owner: string;
  readonly uri: string;
}

/** Where the taxonomy lies open while the layers are worked into it, one after the other. */
export class Workshop {
  readonly roles: Map<RoleId, Role>;
  readonly neighbours: Map<string, NeighbourRole>;
  readonly terms: Map<TermId, Term>;
  readonly sources: Map<string, Source>;
  readonly likes: Likeness[] = [];
  /** Titles of roles and neighbours that some layer gives to somebody, by folded words. */
  readonly titles = new Map<string, Claim>();
  /** Words for terms that some layer gives to a term, by dimension and folded words. */
  readonly forms = new Map<string, Claim>();
  readonly problems = new Map<string, ConfigProblem[]>();
  #layer: ConfigLayer | undefined;
  readonly #base: Taxonomy;

  constructor(base: Taxonomy) {
    this.#base = base;
    this.roles = new Map(base.roles.map((role) => [role.id, role]));
    this.neighbours = new Map(base.neighbours.map((neighbour) => [neighbour.id, neighbour]));
    this.terms = new Map(base.terms.map((term) => [term.id, term]));
    this.sources = new Map(base.sources.map((source) => [source.id, source]));
  }

  /** The layer that is being worked in. */
  get layer(): ConfigLayer {
    if (this.#layer === undefined) throw new RangeError('No layer is being worked in.');
    return this.#layer;
  }

  set layer(layer: ConfigLayer) {
    this.#layer = layer;
    if (!this.problems.has(layer.uri)) this.problems.set(layer.uri, []);
  }

  /** The file's name without folders, for texts about what it says. */
  get fileName(): string {
    return this.layer.uri.split('/').at(-1) ?? configFileName;
  }

  isBuiltinRole(id: RoleId): boolean {
    return this.#base.role(id) !== undefined;
  }

  /** The terms that words may mean by now. */
  termsCalled(form: string): readonly Term[] {
    const words = foldedPhrase(form);
    const owners = dimensions.flatMap((dimension) => this.forms.get(`${dimension} ${words}`)?.owner ?? []);
    const builtin = termsSpelled(this.#base.derive(buildLexicon), foldPhrase(form)).map(({ id }) => id);
    return [...new Set([...builtin, ...owners])].flatMap((id) => {
      const term = this.terms.get(id);
      return term !== undefined && hasForm(term, form) ? [term] : [];
    });
  }

  /** The term that somebody may have meant: one that is called so, or whose id is near. */
  meantTerm(typed: string): TermId | undefined {
    return this.termsCalled(typed)[0]?.id ?? nearest(typed, this.terms.keys());
  }

  /** Notes a problem of the layer, or of another one by its URI. */
  complain(
    span: Span,
    message: string,
    { uri = this.layer.uri, instead, severity = 'error' }: Partial<ConfigProblem> & { readonly uri?: string } = {},
  ): void {
    const problem: ConfigProblem = { span, severity, message, ...(instead !== undefined && { instead }) };
    const known = this.problems.get(uri) ?? [];
    known.push(problem);
    this.problems.set(uri, known);
  }
}
