import type { Block } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import { namesRole, type People } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import { overlaps, type Span } from '../../text/span';
import type { Label } from '../labels/labels';
import type { OwnersBehind } from '../owners/list-owners';
import { findNotedElements, findOwnerNote, scopeOfNote, type OwnerNote } from '../owners/owner-notes';
import type { Context, Section, Statement, StatementForm } from '../plan';

/** What a stretch of the document has, of the kind that bears on the whole of it: flags that are put together by `|`. */
export const HAS_SCOPE = 1;
/** See {@link HAS_SCOPE}. */
export const HAS_STRONG_SCOPE = 2;
/** See {@link HAS_SCOPE}. */
export const HAS_DIMENSION = 4;

/** Writes down what is read of a document: its statements and sections in order. One writer a document. */
export class PlanWriter {
  readonly grammar: RoleGrammar;
  readonly people: People;
  /** Of the document, in UTF-16 code units. */
  readonly length: number;
  statements: Statement[] = [];
  sections: Section[] = [];
  /** The owners at the ends of the items of a list that is being read, and of all lists in it; outside of lists `undefined`. */
  ownersAbove: OwnersBehind | undefined;
  /** What has been found since somebody set it to 0. */
  found = 0;
  readonly #focus: Span | undefined;

  /** With a focus, lists and tables outside of it are left out. */
  constructor(grammar: RoleGrammar, people: People, length: number, focus: Span | undefined) {
    this.grammar = grammar;
    this.people = people;
    this.length = length;
    this.#focus = focus;
  }

  isInFocus(block: Block): boolean {
    return this.#focus === undefined || overlaps(block.span, this.#focus);
  }

  /** States what stands in a stretch of a text; nothing where it is empty. */
  state(
    form: StatementForm,
    text: InlineText,
    start: number,
    end: number,
    context: Context,
    sectionEnd?: number,
  ): void {
    if (start >= end) return;
    const noted = findNotedElements(text, start, end, this.grammar, this.people, form === 'prose');
    if (noted.length > 0 && form !== 'prose')
      for (const element of noted) this.note({ ...context, scope: element.scope });
    const { scope, dimension, silence } = context;
    this.statements.push({ form, text, start, end, scope, dimension, silence, noted, sectionEnd });
  }

  /** States what may end with an owner note on the whole of it: a cell, or the values behind a label. */
  stateNoted(form: 'item' | 'cell', text: InlineText, start: number, end: number, context: Context): void {
    const note = findOwnerNote(text, start, end, this.grammar, this.people, 'elsewhere');
    if (note === undefined) this.state(form, text, start, end, context);
    else this.state(form, text, note.restStart, note.restEnd, this.withNote(text, note, context));
  }

  /** What holds for whatever bears the note. */
  withNote(text: InlineText, note: OwnerNote & { readonly in?: InlineText }, context: Context): Context {
    const opened: Context = {
      scope: scopeOfNote(note.in ?? text, note),
      dimension: context.dimension,
      silence: context.silence?.kind === 'reference' ? undefined : context.silence,
    };
    this.note(opened);
    return opened;
  }

  /** Notes what a context or the label that opens it tells about the document as a whole. */
  note({ scope, dimension }: Context, label?: Label): void {
    if (scope !== undefined && namesRole(scope.owners))
      this.found |= scope.strength === 'strong' ? HAS_SCOPE | HAS_STRONG_SCOPE : HAS_SCOPE;
    if (label?.plainDimension === true || dimension !== undefined) this.found |= HAS_DIMENSION;
  }

  /** An item without text of its own looks at the statement before it. */
  get endsWithNote(): boolean {
    return (this.statements.at(-1)?.noted.length ?? 0) > 0;
  }
}
