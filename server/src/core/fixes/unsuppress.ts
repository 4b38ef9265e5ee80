import { analyze, type Analysis } from '../analyze';
import type { Directive, DirectiveWord } from '../rules/directives';
import type { Finding } from '../rules/findings';
import { Repetitions } from '../rules/repetitions';
import { isRuleName } from '../rules/suppressions';
import { applyEdits, type Edit } from '../text/edits';
import type { Span } from '../text/span';
import { deletionOf, hasSameBlocks, nameDeletionOf, switchDeletionOf } from './delete-directives';
import type { FindFixes } from './fix';
import { givesTheSame } from './unchanged';

/** Deletes what silences nothing: a comment, an entry of the front matter, or one of several names. */
export const findRemovals: FindFixes = (finding, analysis) => {
  if (finding.rule !== 'unused-suppression') return [];
  const fix = (title: string, edits: () => readonly Edit[] | undefined): ReturnType<FindFixes> => [
    { id: 'unsuppress', title, preferred: true, edits: () => harmless(edits(), analysis) },
  ];
  const slip = analysis.plan.switches.flatMap(({ slips }) => slips).find(({ span }) => isAt(finding, span));
  if (slip !== undefined) {
    if (slip.kind !== 'only-reason' && slip.kind !== 'no-names') return [];
    return fix(`Delete “${slip.text}”, which does nothing`, () => switchDeletionOf([slip.span.start], analysis));
  }
  const directive = idleDirectives(analysis).find(({ keyword }) => isAt(finding, keyword));
  if (directive !== undefined) {
    const what = directive.kind === 'front-matter' ? 'entry' : 'comment';
    const all = [directive, ...endingsOf([directive], analysis)];
    return fix(`Delete this ${what}, which does nothing`, () => deletionOf(all, analysis));
  }
  for (const [owner, names] of idleNames(analysis)) {
    const name = [...names].find((one) => isAt(finding, one));
    if (name !== undefined)
      return fix(`Take “${name.text}” out, which does nothing here`, () => nameDeletionOf(owner, new Set([name])));
  }
  return [];
};

/**
 * The repairs that cannot change what a plan says, all of them at once: comments that silence nothing, or end no silence,
 * are deleted, and so are names of no use. A comment with a slip in it stays, since its author meant something by it; so do
 * one that repeats another with a reason of its own, and one without which the text around it would be read otherwise.
 * `undefined` where there is nothing to do.
 *
 * Whatever touches the plan's own words (moving, replacing, sharing a term) is the writer's to decide, one by one.
 */
export function harmlessFixes(analysis: Analysis): readonly Edit[] | undefined {
  const repetitions = new Repetitions(analysis.suppressions);
  const idle = idleDirectives(analysis).filter((directive) => !hasOwnReason(directive, analysis, repetitions));
  const directives = [...idle, ...endingsOf(idle, analysis)];
  const names = idleNames(analysis).flatMap(([owner, gone]) => nameDeletionOf(owner, gone));
  const without = (some: readonly Directive[]): readonly Edit[] | undefined => {
    const deleted = deletionOf(some, analysis);
    return deleted === undefined ? undefined : harmless([...deleted, ...names], analysis);
  };
  return without(directives) ?? without(directives.filter((directive) => without([directive]) !== undefined));
}

function isAt({ span }: Finding, place: Span): boolean {
  return span.start === place.start && span.end === place.end;
}

/** The directives that the rule about them calls idle as a whole. */
function idleDirectives(analysis: Analysis): readonly Directive[] {
  const places = unusedPlaces(analysis);
  return analysis.directives.filter(
    ({ kind, keyword, names }) =>
      kind !== undefined && places.has(placeOf(keyword)) && names.every(({ text }) => isKnown(text, analysis)),
  );
}

/** The names that the rule calls idle, with the directives in which others are of use. */
function idleNames(analysis: Analysis): readonly (readonly [Directive, ReadonlySet<DirectiveWord>])[] {
  const places = unusedPlaces(analysis);
  return analysis.directives.flatMap((directive) => {
    const { kind, keyword, names } = directive;
    if (kind === undefined || names.length < 2 || places.has(placeOf(keyword))) return [];
    const gone = names.filter((name) => places.has(placeOf(name)) && isKnown(name.text, analysis));
    return gone.length === 0 || gone.length === names.length ? [] : [[directive, new Set(gone)] as const];
  });
}

/** The comments that end nothing once these are gone. */
function endingsOf(gone: readonly Directive[], { directives, suppressions }: Analysis): readonly Directive[] {
  return directives.filter((directive) => {
    const ended = suppressions.filter(({ ending }) => ending === directive);
    return ended.length > 0 && ended.every((suppression) => gone.includes(suppression.directive));
  });
}

/** Whether a directive that repeats another one says why in other words. */
function hasOwnReason(directive: Directive, { suppressions }: Analysis, repetitions: Repetitions): boolean {
  const suppression = suppressions.find((one) => one.directive === directive);
  const repeated = suppression === undefined ? undefined : repetitions.repeatedBy(suppression);
  return repeated !== undefined && directive.reason !== undefined && directive.reason !== repeated.reason;
}

function unusedPlaces({ findings }: Analysis): ReadonlySet<string> {
  return new Set(findings.flatMap(({ rule, span }) => (rule === 'unused-suppression' ? [placeOf(span)] : [])));
}

function placeOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

function isKnown(name: string, { taxonomy }: Analysis): boolean {
  return isRuleName(name) || taxonomy.term(name) !== undefined;
}

/** The edits, unless the text would be read otherwise without what they delete. */
function harmless(edits: readonly Edit[] | undefined, analysis: Analysis): readonly Edit[] | undefined {
  if (edits === undefined || edits.length === 0) return undefined;
  const after = analyze(applyEdits(analysis.source.text, edits), analysis, analysis);
  const isSame =
    after.isPlan === analysis.isPlan &&
    givesTheSame(analysis, after) &&
    after.findings.length <= analysis.findings.length &&
    hasSameBlocks(analysis.tree, after.tree);
  return isSame ? edits : undefined;
}
