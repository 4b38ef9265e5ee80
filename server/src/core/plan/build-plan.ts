import type { FrontMatter, MarkdownTree } from '../markdown/blocks';
import type { People } from '../roles/owners';
import type { RoleGrammar } from '../roles/role-names';
import { finish, type Steps } from '../steps';
import type { Span } from '../text/span';
import { gatherFacts, type DocumentFacts } from './facts/block-facts';
import { EarlierReading } from './again/earlier-reading';
import { readFrontMatter } from './front-matter/front-matter';
import { frontMatterContext, keeperContext } from './front-matter/scope';
import type { Context, Plan } from './plan';
import { isSameContext, type KnownFrontMatter, type PlanRecord } from './again/plan-record';
import { HAS_DIMENSION, HAS_SCOPE, HAS_STRONG_SCOPE, PlanWriter } from './reading/plan-writer';
import { readDocument } from './reading/read-document';

/** What may be known or left out when a plan is read for one place of it. */
export interface PlanFocus {
  /** Lists and tables outside are not read; headings and labels are, since they say whose the place is. */
  readonly span: Span;
  /** The people of the document's last version, whom one more word does not change; so for its abbreviations. */
  readonly people: People;
  readonly grammar: RoleGrammar;
}

/**
 * Reads a document as a plan: who each stretch of it speaks for, of which dimension, and what gives nobody anything.
 * With a focus, it reads no more than what bears on that place. With the plan of an earlier version it takes over what
 * stands before and behind the change; the result is the same.
 */
export function buildPlan(tree: MarkdownTree, titles: RoleGrammar, focus?: PlanFocus, previous?: Plan): Plan {
  return finish(buildPlanInSteps(tree, titles, focus, previous));
}

/** The same, to be left between blocks. */
export function* buildPlanInSteps(
  tree: MarkdownTree,
  titles: RoleGrammar,
  focus?: PlanFocus,
  previous?: Plan,
): Steps<Plan> {
  if (focus !== undefined) return yield* read(tree, focus, readKnown(tree.frontMatter), undefined, undefined);
  const isSince = previous?.record !== undefined && tree.change?.since === previous.record.version;
  const earlier = isSince ? previous.record : undefined;
  const facts = yield* gatherFacts(tree.blocks, titles, earlier?.facts, tree.change);
  return yield* read(tree, facts, readKnown(tree.frontMatter, previous?.record?.frontMatter), facts, earlier);
}

type Known = Pick<PlanFocus, 'people' | 'grammar'> & { readonly span?: Span };

/** Reads the plan; where nobody else is named, whoever keeps the file speaks for it. */
function* read(
  tree: MarkdownTree,
  known: Known,
  frontMatter: KnownFrontMatter,
  facts: DocumentFacts | undefined,
  earlier: PlanRecord | undefined,
): Steps<Plan> {
  const { grammar } = known;
  const { reading } = frontMatter;
  const first = earlier?.withoutKeeper ?? earlier;
  const plan = yield* readFor(frontMatterContext(reading, grammar), tree, known, frontMatter, facts, first);
  if (plan.hasScope || reading.keepers.length === 0) return first === earlier ? plan : { ...plan, kept: undefined };
  const keeper = keeperContext(reading, grammar);
  if (keeper === undefined) return first === earlier ? plan : { ...plan, kept: undefined };
  const kept = yield* readFor(
    keeper,
    tree,
    known,
    frontMatter,
    facts,
    earlier?.withoutKeeper === undefined ? undefined : earlier,
  );
  return kept.record === undefined ? kept : { ...kept, record: { ...kept.record, withoutKeeper: plan.record } };
}

/** Reads the plan for whomever it speaks outside of all headings. */
function* readFor(
  context: Context,
  { blocks, syntax, version, change }: MarkdownTree,
  { grammar, people, span }: Known,
  frontMatter: KnownFrontMatter,
  facts: DocumentFacts | undefined,
  earlier: PlanRecord | undefined,
): Steps<Plan> {
  const same = earlier !== undefined && isReadAlike(earlier, grammar, people, context) ? earlier : undefined;
  const base = same?.base ?? context;
  const writer = new PlanWriter(grammar, people, syntax.text.length, span);
  const reading = yield* readDocument(
    { blocks, facts, base },
    writer,
    same !== undefined && change !== undefined ? new EarlierReading(same, change) : undefined,
  );
  writer.found = 0;
  writer.note(base);
  for (const found of reading.found) writer.found |= found;
  const { statements, sections, found } = writer;
  return {
    statements,
    kept: reading.kept,
    sections,
    people,
    grammar,
    hasScope: (found & HAS_SCOPE) !== 0,
    hasStrongScope: (found & HAS_STRONG_SCOPE) !== 0,
    hasDimension: (found & HAS_DIMENSION) !== 0,
    asked: frontMatter.reading.asked,
    switches: frontMatter.reading.switches,
    record: facts && {
      version,
      length: writer.length,
      facts,
      frontMatter,
      base,
      outline: reading.outline,
      statements,
      sections,
      blocks: reading.blocks,
      statementsBefore: reading.statementsBefore,
      sectionsBefore: reading.sectionsBefore,
      found: reading.found,
      movers: reading.movers,
      withoutKeeper: undefined,
    },
  };
}

function isReadAlike({ facts, base }: PlanRecord, grammar: RoleGrammar, people: People, context: Context): boolean {
  return facts.grammar === grammar && facts.people === people && isSameContext(base, context);
}

/** Reads the front matter, unless it is known. */
function readKnown(source: FrontMatter | undefined, known?: KnownFrontMatter): KnownFrontMatter {
  const isKnown =
    known !== undefined && source?.yaml === known.source?.yaml && source?.yamlStart === known.source?.yamlStart;
  return isKnown ? known : { source, reading: readFrontMatter(source) };
}
