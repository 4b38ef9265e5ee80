import type { Heading } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import { movedBlock } from '../../markdown/move-blocks';
import type { Span } from '../../text/span';
import type { Label } from '../labels/labels';
import type { Mover } from './mover';
import type { Context, DimensionCue, NotedElement, Scope, Section, Silence, Statement, StatementForm } from '../plan';

/**
 * A statement of an earlier version as it stands in this one. What it refers to is worked out when somebody asks for it:
 * every letter that is typed moves all that stands behind it, and hardly any of that is looked at.
 */
class MovedStatement implements Statement {
  readonly origin: Statement;
  readonly mover: Mover;
  private notedThere?: readonly NotedElement[];

  constructor(origin: Statement, mover: Mover) {
    this.origin = origin;
    this.mover = mover;
  }

  get form(): StatementForm {
    return this.origin.form;
  }

  get text(): InlineText {
    return this.origin.text.movedBy(this.mover.by);
  }

  get start(): number {
    return this.origin.start;
  }

  get end(): number {
    return this.origin.end;
  }

  get scope(): Scope | undefined {
    return this.mover.part(this.origin.scope);
  }

  get dimension(): DimensionCue | undefined {
    return this.mover.part(this.origin.dimension);
  }

  get silence(): Silence | undefined {
    return this.mover.part(this.origin.silence);
  }

  get noted(): readonly NotedElement[] {
    const { noted } = this.origin;
    if (noted.length === 0) return noted;
    return (this.notedThere ??= noted.map((element) => ({ ...element, scope: this.mover.part(element.scope) })));
  }

  get sectionEnd(): number | undefined {
    const { sectionEnd } = this.origin;
    return sectionEnd === undefined ? undefined : sectionEnd + this.mover.by;
  }
}

/** A section of an earlier version as it stands in this one. */
class MovedSection implements Section {
  readonly origin: Section;
  readonly mover: Mover;
  private headingThere?: Heading;
  private contextThere?: Context;

  constructor(origin: Section, mover: Mover, heading: Heading | undefined) {
    this.origin = origin;
    this.mover = mover;
    this.headingThere = heading;
  }

  get heading(): Heading {
    return (this.headingThere ??= movedBlock(this.origin.heading, this.mover.by) as Heading);
  }

  get span(): Span {
    const { start, end } = this.origin.span;
    return { start: start + this.mover.by, end: end + this.mover.by };
  }

  get label(): Label {
    return this.origin.label;
  }

  get context(): Context {
    return (this.contextThere ??= this.mover.context(this.origin.context));
  }

  get opensScope(): boolean {
    return this.origin.opensScope;
  }
}

/** Leads on from where a mover has led. */
export type LeadOn = (mover: Mover | undefined) => Mover;

/** The statement as it stands in the next version. */
export function movedStatement(statement: Statement, leadOn: LeadOn): Statement {
  return statement instanceof MovedStatement
    ? new MovedStatement(statement.origin, leadOn(statement.mover))
    : new MovedStatement(statement, leadOn(undefined));
}

/** The section as it stands in the next version, with its heading there, if it stands right beneath the document. */
export function movedSection(section: Section, heading: Heading | undefined, leadOn: LeadOn): Section {
  return section instanceof MovedSection
    ? new MovedSection(section.origin, leadOn(section.mover), heading)
    : new MovedSection(section, leadOn(undefined), heading);
}

/** The statement with another end of its section. */
export function withSectionEnd(
  { form, text, start, end, scope, dimension, silence, noted }: Statement,
  sectionEnd: number,
): Statement {
  return { form, text, start, end, scope, dimension, silence, noted, sectionEnd };
}

/** The section with another end, and as what stands up to some place beneath its heading makes it. */
export function changedSection(
  { heading, span, label, context, opensScope }: Section,
  change: { readonly end?: number; readonly context?: Context; readonly opensScope?: boolean },
): Section {
  return {
    heading,
    span: { start: span.start, end: change.end ?? span.end },
    label,
    context: change.context ?? context,
    opensScope: change.opensScope ?? opensScope,
  };
}
