import type { Heading } from '../../markdown/blocks';
import { namesRole } from '../../roles/owners';
import { withLabel } from '../context';
import type { Flow } from './flow';
import type { Frame } from './frames';
import { headingNote, headingScope } from './heading-scopes';
import { asksDimensionBeneath, sectionEndOf, type Outline } from '../labels/headings';
import type { PlanWriter } from './plan-writer';

/** Reads one of the outline's headings: closes what it ends, opens what it opens. */
export function readHeading(heading: Heading, outline: Outline, index: number, flow: Flow, writer: PlanWriter): void {
  const { grammar, people } = writer;
  const outlined = outline.outlined[index];
  if (outlined === undefined) return;
  const { frames } = flow;
  let open = frames.length;
  while (open > 0 && (frames[open - 1]?.level ?? 0) >= heading.level) open--;
  const closed: Frame | undefined = frames[open];
  const sameLevel = closed?.level === heading.level ? closed : undefined;
  const outer = frames[open - 1]?.context ?? flow.base;
  const note = headingNote(heading, outlined, grammar, people);
  const label = note?.label ?? outlined.label;
  const passedOn =
    label.dimensionOnly &&
    label.roles.length === 0 &&
    note === undefined &&
    sameLevel?.sibling !== undefined &&
    (outlined.patternRepeats || sameLevel.bareRole)
      ? sameLevel.sibling
      : undefined;
  const scope =
    note?.scope ??
    passedOn ??
    headingScope(heading, outlined, outer, people, () => asksDimensionBeneath(outline, index, grammar));
  // "Trading meeting, minutes" is the kind of document; what it decides is decided all the same, but a glossary explains.
  // "Four desks instead of one floor" is its subject.
  const isKind =
    outlined.isTitle &&
    heading.level === 1 &&
    (label.silence === 'excluded' || (label.silence === 'reference' && !EXPLAINS.test(heading.text.text)));
  // "How we talk to the people who come", "Brinewick: launch plan": a title says what it is all about, and lists nothing.
  const isAbout =
    outlined.isTitle &&
    heading.level === 1 &&
    label.hasSubject &&
    (label.dimension === 'audience' || label.dimension === 'tactic');
  const said = {
    ...label,
    silence: isKind ? undefined : label.silence,
    dimension: isAbout ? undefined : label.dimension,
  };
  const context = withLabel({ ...outer, scope }, heading.text, isKind || isAbout ? said : label);
  const ownDimension =
    scope !== outer.scope && label.dimension === undefined ? { ...context, dimension: undefined } : context;
  const opensOwn = scope !== outer.scope && scope !== undefined && namesRole(scope.owners);
  const opensScope = scope !== outer.scope && passedOn === undefined;
  const frame: Frame = {
    level: heading.level,
    context: ownDimension,
    sibling: passedOn ?? (opensOwn ? scope : undefined),
    bareRole: opensOwn ? !outlined.hasBody : (sameLevel?.bareRole ?? false) && passedOn !== undefined,
    opensScope,
  };
  flow.frames = frames.slice(0, open).concat(frame);
  flow.section = writer.sections.length;
  const sectionEnd = sectionEndOf(outline, index);
  writer.sections.push({
    heading,
    span: { start: heading.span.start, end: Math.min(sectionEnd, writer.length) },
    label,
    context: ownDimension,
    opensScope,
  });
  writer.note(ownDimension, label);
  if (label.roles.length === 0 && !label.dimensionOnly && !outlined.isTitle) {
    const { dimension } = outer;
    const holds = { scope: note?.scope ?? outer.scope, dimension, silence: ownDimension.silence };
    writer.state('heading', heading.text, label.start, label.end, holds, sectionEnd);
  }
}

/** Documents that explain words or teach, and give nobody anything. */
const EXPLAINS = /\b(?:glossary|dictionary|vocabulary|terminology|syllabus|curriculum)\b/i;
