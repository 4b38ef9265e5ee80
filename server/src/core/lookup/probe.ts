import type { Analysis } from '../analyze';
import type { Block, MarkdownTree } from '../markdown/blocks';
import { pathTo, type BlockPath } from '../markdown/find-block';
import { movedBlock } from '../markdown/move-blocks';
import { parseMarkdown } from '../markdown/parse-markdown';
import { buildPlan } from '../plan/build-plan';
import type { Plan, Section, Statement } from '../plan/plan';
import { buildRoleGrammar } from '../roles/role-names';
import { covers, type Span } from '../text/span';

/** Stands for what is going to be written: a word that means nothing to anybody. */
export const PROBE = 'Zzprobe';

/** What a probe takes the place of, and what has to stand around it. */
export interface Probing {
  readonly replaced: Span;
  readonly before: string;
  readonly behind: string;
}

/** What the document says of a place once something stands there. */
export interface ProbeReading {
  /** Where the probe stands in the probed document. */
  readonly start: number;
  readonly path: BlockPath;
  readonly probedPlan: Plan;
  /** The statement in which the probe stands; of several the one that assigns by its place. */
  readonly statement: Statement | undefined;
}

/**
 * Reads the document with a probe in it: what stands between the headings around the probe afresh, the rest as it was read
 * before, and no more of that than bears on the probe.
 */
export function readProbe({ replaced, before, behind }: Probing, analysis: Analysis): ProbeReading | undefined {
  const { source, tree, taxonomy, plan } = analysis;
  const start = replaced.start + before.length;
  const probe: Span = { start, end: start + PROBE.length };
  const stretch = betweenHeadings(tree, replaced, source.length);
  const text =
    source.text.slice(stretch.start, replaced.start) +
    before +
    PROBE +
    behind +
    source.text.slice(replaced.end, stretch.end);
  const afresh = parseMarkdown(text).blocks.map((block) => movedBlock(block, stretch.start));
  const path = pathTo({ ...tree, blocks: afresh }, start + 1);
  const [outermost] = path.blocks;
  if (outermost === undefined || path.blocks.at(-1)?.kind === 'aside') return undefined;
  const bearing = bearingOn(analysis, replaced);
  const kept = tree.blocks.filter(bearing);
  const blocks = [
    ...kept.filter(({ span }) => span.start < stretch.start),
    ...afresh,
    ...kept.filter(({ span }) => span.start >= stretch.end),
  ];
  const probedPlan = buildPlan({ ...tree, blocks }, taxonomy.derive(buildRoleGrammar), {
    span: outermost.span,
    people: plan.people,
    grammar: plan.grammar,
  });
  const around = probedPlan.statements.filter(({ text, start, end }) => covers(text.sourceSpan(start, end), probe));
  return { start, path, probedPlan, statement: around.find(({ form }) => form !== 'prose') ?? around[0] };
}

/** From the heading before a place to the one behind it: what is written there changes no block beyond. */
function betweenHeadings({ blocks }: MarkdownTree, { start, end }: Span, length: number): Span {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  return {
    start: headings.findLast(({ span }) => span.start <= start && span.end < start)?.span.start ?? 0,
    end: headings.find(({ span }) => span.start > end)?.span.start ?? length,
  };
}

/**
 * Which headings bear on how a place is read: those around it with their siblings, which tell owners from subjects, and of
 * each the heading that follows, which tells whether anything stands beneath it.
 */
function headingsBearingOn({ sections }: Plan, start: number): ReadonlySet<Block> {
  const kept = new Set<Block>();
  const open: Section[] = [];
  let before: Section | undefined;
  for (const section of sections) {
    while ((open.at(-1)?.heading.level ?? 0) >= section.heading.level) open.pop();
    const parent = open.at(-1);
    const isBesideTheWay = parent === undefined || (parent.span.start <= start && start <= parent.span.end);
    if (isBesideTheWay || (before === parent && kept.has(parent.heading))) kept.add(section.heading);
    open.push(section);
    before = section;
  }
  return kept;
}

/**
 * Which blocks bear on how a place is read: headings, and what stands in the sections around the place. What a
 * title's section holds, which is the whole document, bears on it only where the title is a mere department's name.
 */
function bearingOn({ tree, plan, source }: Analysis, { start }: Span): (block: Block) => boolean {
  const { frontMatter } = tree;
  // Whoever keeps the file speaks where nobody else is named, so that it takes all of it to know.
  if (frontMatter !== undefined && /^(?:owner|team)[ \t]*:/im.test(frontMatter.yaml)) return () => true;
  const around = plan.sections.filter(({ span }) => span.start <= start && start <= span.end);
  const outermost = around.find(
    ({ heading, label }) => heading.level > 1 || label.roles.some(({ form }) => form === 'department'),
  );
  const section = outermost?.span ?? { start: 0, end: plan.sections[0]?.span.start ?? source.length };
  const [title] = around;
  const lede: Span | undefined =
    title === undefined || title === outermost
      ? undefined
      : { start: title.span.start, end: plan.sections[plan.sections.indexOf(title) + 1]?.span.start ?? title.span.end };
  const within = (span: Span, stretch: Span): boolean => stretch.start <= span.start && span.start < stretch.end;
  const headings = headingsBearingOn(plan, start);
  return (block) =>
    block.kind === 'heading'
      ? headings.has(block)
      : within(block.span, section) || (lede !== undefined && within(block.span, lede));
}
