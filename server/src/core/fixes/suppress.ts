import type { Analysis } from '../analyze';
import { pathTo } from '../markdown/find-block';
import type { Section } from '../plan/plan';
import type { DirectiveKind } from '../rules/directives';
import type { Finding } from '../rules/findings';
import { isRuleName, type Suppression } from '../rules/suppressions';
import type { Draft } from '../text/draft';
import { insertAt, type Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import { covers } from '../text/span';
import type { FindFixes } from './fix';
import { lineEndOf } from './layout';
import { givesTheSame } from './unchanged';
import { firstVerified } from './verify';

/** Stands where the writer says why, until they do. */
const WHY = 'why this is right here';

/** Leaves a finding as it is, with the writer's reason: on its line, or for its term in the whole section or document. */
export const findSuppressions: FindFixes = (finding, analysis) => {
  // What is amiss with a suppression is not answered by another one.
  if (finding.rule === 'unused-suppression') return [];
  const section = analysis.plan.sections.findLast(({ span }) => covers(span, finding.span));
  const words = analysis.source.slice(finding.span).replace(/\s+/g, ' ');
  const verified = (...variants: readonly (() => readonly Edit[] | undefined)[]): readonly Edit[] | undefined =>
    firstVerified(finding, analysis, variants, (after) => givesTheSame(analysis, after))?.edits;
  return [
    {
      id: 'suppress:line',
      title: 'Leave this line as it is (say why)',
      preferred: false,
      edits: () =>
        verified(
          () => extendDirective(finding, analysis),
          () => lineAbove(finding, analysis),
          () => lineEnd(finding, analysis),
        ),
    },
    ...(section === undefined
      ? []
      : [
          {
            id: 'suppress:section',
            title: `Leave “${words}” alone in this section (say why)`,
            preferred: false,
            edits: () => verified(() => aroundSection(section, finding, analysis)),
          },
        ]),
    {
      id: 'suppress:file',
      title: `Leave ${finding.term === undefined ? 'findings like this' : `“${words}”`} alone in this whole document (say why)`,
      preferred: false,
      edits: () =>
        verified(
          () => extendFileDirective(finding, analysis),
          () => atTop(finding, analysis),
        ),
    },
  ];
};

/** The finding's rule and term as directives name them. */
function namesOf({ rule, term }: Finding): string {
  return term === undefined ? rule : `${rule} ${term}`;
}

function comment(kind: DirectiveKind, finding: Finding): Draft {
  return [`<!-- rolecheck-${kind} ${namesOf(finding)} -- `, { fill: WHY }, ' -->'];
}

/** Adds the finding to the directive that speaks of its line already. */
function extendDirective(finding: Finding, { suppressions, source }: Analysis): readonly Edit[] | undefined {
  const { rule, term } = finding;
  const suppression = suppressions.find(
    ({ covers: stretch, directive: { kind } }) =>
      (kind === 'disable-line' || kind === 'disable-next-line') && covers(stretch, finding.span),
  );
  const last = suppression?.directive.names.at(-1);
  if (suppression === undefined || last === undefined) return undefined;
  const rules = suppression.names.filter(isRuleName);
  const terms = suppression.names.filter((name) => !isRuleName(name));
  if (terms.length > 0 && term === undefined) return undefined;
  const missing = [
    ...(rules.length > 0 && !rules.includes(rule) ? [rule] : []),
    ...(terms.length > 0 && term !== undefined && !terms.includes(term) ? [term] : []),
  ];
  if (missing.length === 0) return undefined;
  return [insertAt(last.end, ` ${missing.join(' ')}`), anotherReason(suppression, source)];
}

/** Adds the term to the comment that silences the same rule for other terms in the whole document. */
function extendFileDirective({ rule, term }: Finding, { suppressions, source }: Analysis): readonly Edit[] | undefined {
  if (term === undefined) return undefined;
  const suppression = suppressions.find(({ directive: { kind }, names }) => {
    const rules = names.filter(isRuleName);
    return kind === 'disable-file' && rules.length === 1 && rules[0] === rule && names.length > 1;
  });
  const last = suppression?.directive.names.at(-1);
  if (suppression === undefined || last === undefined) return undefined;
  return [insertAt(last.end, ` ${term}`), anotherReason(suppression, source)];
}

/** A comment for the whole document, where it is seen first: below the front matter, or above everything. */
function atTop(finding: Finding, { tree, source }: Analysis): readonly Edit[] {
  const lineBreak = lineEndOf(source);
  const opening = comment('disable-file', finding);
  const { frontMatter } = tree;
  if (frontMatter === undefined) {
    const at = startOfLine(source, 0);
    return [{ span: { start: at, end: at }, draft: [...opening, lineBreak + lineBreak] }];
  }
  const at = frontMatter.span.end;
  const below = source.lineAt(at) + 1;
  const isLoose = below < source.lineCount && isBlank(source, below);
  return [{ span: { start: at, end: at }, draft: [isLoose ? lineBreak + lineBreak : lineBreak, ...opening] }];
}

/** Where the line's own text begins, behind a byte order mark. */
function startOfLine(source: SourceText, line: number): number {
  return line === 0 && source.text.startsWith('\uFEFF') ? 1 : source.lineStart(line);
}

function anotherReason({ span, reason }: Suppression, { text }: SourceText): Edit {
  let at = span.end - '-->'.length;
  while (/\s/.test(text.charAt(at - 1))) at--;
  const blank = text.charAt(at) === '-' ? [' '] : [];
  return { span: { start: at, end: at }, draft: [reason === undefined ? ' -- ' : '; ', { fill: WHY }, ...blank] };
}

/**
 * A comment on a line of its own above a heading's or a paragraph's first line. Anywhere else it would end a list or a
 * table, or take a paragraph apart.
 */
function lineAbove(finding: Finding, { tree, source }: Analysis): readonly Edit[] | undefined {
  const { blocks } = pathTo(tree, finding.span.start);
  const [block, ...inner] = blocks;
  if (inner.length > 0 || (block?.kind !== 'heading' && block?.kind !== 'paragraph')) return undefined;
  const line = source.lineAt(finding.span.start);
  if (line !== source.lineAt(block.span.start)) return undefined;
  const isClear = line === 0 || isBlank(source, line - 1) || isHeadingLine(source.lineText(line - 1));
  if (!isClear && !isHeadingLine(source.lineText(line))) return undefined;
  const at = startOfLine(source, line);
  return [{ span: { start: at, end: at }, draft: [...comment('disable-next-line', finding), lineEndOf(source)] }];
}

function isBlank(source: SourceText, line: number): boolean {
  return source.lineText(line).trim() === '';
}

function isHeadingLine(text: string): boolean {
  return /^ {0,3}#{1,6}(?:[ \t]|$)/.test(text);
}

/** A comment at the line's end: before the bar that closes a row, the marks that close a heading, or a hard line break. */
function lineEnd(finding: Finding, { tree, source }: Analysis): readonly Edit[] {
  const { cell } = pathTo(tree, finding.span.start);
  const line = source.lineAt(finding.span.start);
  const text = source.lineText(line);
  const closing =
    cell !== undefined
      ? /\s*(?:(?<!\\)\|)?\s*$/.exec(text)
      : isHeadingLine(text.trimStart())
        ? /(?:\s+#+)?\s*$/.exec(text)
        : /\s*\\?$/.exec(text);
  const at = source.lineStart(line) + (closing?.index ?? text.length);
  return [{ span: { start: at, end: at }, draft: [' ', ...comment('disable-line', finding)] }];
}

/** From below the section's heading, or above it where the heading itself is meant, to the section's end. */
function aroundSection(section: Section, finding: Finding, analysis: Analysis): readonly Edit[] | undefined {
  const { source, tree } = analysis;
  const { heading, span } = section;
  const isTopLevel = tree.blocks.includes(heading);
  const lastLine = source.lineAt(heading.span.end);
  const isSetext = source.lineAt(heading.span.start) < lastLine;
  if (!isTopLevel || !(isSetext || isHeadingLine(source.lineText(lastLine)))) return undefined;
  const lineBreak = lineEndOf(source);
  const opening = comment('disable', finding);
  const onHeading = covers(heading.span, finding.span);
  const at = onHeading ? startOfLine(source, source.lineAt(heading.span.start)) : source.lineEnd(lastLine);
  const blankBelow = lastLine + 1 >= source.lineCount || isBlank(source, lastLine + 1);
  const start: Edit = {
    span: { start: at, end: at },
    draft: onHeading
      ? [...opening, lineBreak + lineBreak]
      : [blankBelow ? lineBreak + lineBreak : lineBreak, ...opening],
  };
  if (source.text.slice(span.end).trim() === '') return [start];
  const nextLine = source.lineAt(span.end);
  const end = source.lineStart(nextLine);
  // Blank lines only where the text has them, so that none is left over when the comments go.
  const behind = isBlank(source, nextLine - 1) ? lineBreak + lineBreak : lineBreak;
  return [start, insertAt(end, `<!-- rolecheck-enable ${namesOf(finding)} -->${behind}`)];
}
