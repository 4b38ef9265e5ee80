import { assignAll, type Assigned } from './assignments/assign-all';
import { canBePlan } from './assignments/can-be-plan';
import type { JudgedAssignment } from './assignments/judge';
import { findFrontMatter } from './markdown/normalise';
import { parseMarkdownInSteps } from './markdown/parse-markdown';
import type { MarkdownTree } from './markdown/blocks';
import { buildLexicon } from './mentions/lexicon';
import { buildPlanInSteps } from './plan/build-plan';
import { changedStretch } from './plan/again/changed-stretch';
import { isPlan } from './assignments/is-plan';
import type { Plan } from './plan/plan';
import { buildRoleGrammar } from './roles/role-names';
import type { Finding } from './rules/findings';
import { report } from './rules/report';
import { RuleMemory } from './rules/rule-memory';
import { readDirectives, type Directive } from './rules/directives';
import { readSuppressions, type Suppression } from './rules/suppressions';
import { defaultSettings, type Settings } from './settings';
import { finish, type Steps } from './steps';
import type { Taxonomy } from './taxonomy/taxonomy';
import { isNothing } from './text/changed-span';
import { SourceText } from './text/source-text';
import { shareVocabulary } from './text/vocabulary';
import { UnreadAnalysis } from './unread-analysis';

/** What an analysis needs besides the text. */
export interface AnalysisContext {
  readonly taxonomy: Taxonomy;
  readonly settings?: Settings;
  /** The file's name without folders, where there is one: some names (CHANGELOG.md) say that a file is no plan. */
  readonly fileName?: string;
  /** The team names the file as a plan, so that it is one whatever it looks like. */
  readonly isIncluded?: boolean;
}

/** All that is known of one version of a document. Immutable; every feature reads this and nothing else. */
export interface Analysis {
  readonly taxonomy: Taxonomy;
  readonly settings: Settings;
  readonly fileName: string | undefined;
  readonly isIncluded: boolean;
  readonly source: SourceText;
  readonly tree: MarkdownTree;
  readonly plan: Plan;
  /** Whether the document is a plan, so that its findings are shown. */
  readonly isPlan: boolean;
  /** How it was worked out who is given what, for the next version. */
  readonly assigned: Assigned;
  readonly judged: readonly JudgedAssignment[];
  /** What rules remember of this version for the next one. */
  readonly memory: RuleMemory;
  /** The comments that speak to Rolecheck, mistyped ones included. */
  readonly directives: readonly Directive[];
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
}

/**
 * Text in, everything known about it out. The only place that knows the order of the stages. The analysis of an earlier
 * version saves work and changes nothing; it may have been made with other settings and another taxonomy: of the same
 * text, the stages that these do not touch are taken over as they are. Whoever keeps the text that is edited has it as a
 * `SourceText`, so that it need not be compared with the earlier one. A text that cannot be a plan is not read before
 * somebody asks for more than its findings.
 */
export function analyze(text: string | SourceText, context: AnalysisContext, previous?: Analysis): Analysis {
  return finish(analyzeInSteps(text, context, previous));
}

/**
 * The same, to be left between steps, for whoever has more to do than to read one long plan. Most take less than a
 * millisecond; one list or table, however long, is one step of each stage.
 */
export function* analyzeInSteps(
  text: string | SourceText,
  context: AnalysisContext,
  previous?: Analysis,
): Steps<Analysis> {
  const earlier = previous instanceof UnreadAnalysis ? previous.known : previous;
  const source = typeof text === 'string' ? sourceOf(text, earlier?.source) : text;
  // What was a plan mostly still is one, and is read from what changed in less time than the look takes.
  return previous?.isPlan === true || canBePlan(source.text, findFrontMatter(source.rope), context)
    ? yield* analyzeAll(source, context, earlier)
    : new UnreadAnalysis(source, context, earlier, (...asked) => finish(analyzeAll(...asked)));
}

function* analyzeAll(source: SourceText, context: AnalysisContext, previous?: Analysis): Steps<Analysis> {
  const { taxonomy, settings = defaultSettings, fileName, isIncluded = false } = context;
  const changed = previous && source.rope.changedSince(previous.source.rope);
  const same = changed && isNothing(changed) ? previous : undefined;
  if (same && isUnder(same, { taxonomy, settings, fileName, isIncluded })) return same;
  const tree =
    same?.tree ??
    (yield* parseMarkdownInSteps(source.rope, previous?.tree, changed, taxonomy.derive(shareVocabulary).next));
  const grammar = taxonomy.derive(buildRoleGrammar);
  const samePlan = same?.taxonomy.derive(buildRoleGrammar) === grammar ? same : undefined;
  const plan = samePlan?.plan ?? (yield* buildPlanInSteps(tree, grammar, undefined, previous?.plan));
  const around = changedStretch(tree, previous?.tree.version);
  const lexicon = taxonomy.derive(buildLexicon);
  const assigned = yield* assignAll(plan, lexicon, taxonomy, previous?.assigned, around);
  const { judged } = assigned;
  const memory = new RuleMemory(tree.change?.since === previous?.tree.version ? previous?.memory : undefined);
  const directives = readDirectives(tree.comments, plan.switches, memory);
  const suppressions = readSuppressions(directives, source);
  const checked = isPlan(plan, judged, { fileName, isIncluded });
  const findings = checked
    ? yield* report(
        { tree, plan, judged, taxonomy, grammar: plan.grammar, memory, sameJudged: assigned.same },
        { directives, suppressions, source },
        settings,
      )
    : [];
  memory.forgetEarlier();
  tree.syntax.pool.forgetWords();
  return {
    taxonomy,
    settings,
    fileName,
    isIncluded,
    source,
    tree,
    plan,
    isPlan: checked,
    assigned,
    judged,
    memory,
    directives,
    suppressions,
    findings,
  };
}

/** Whether the analysis was made under the same conditions. */
function isUnder(one: Analysis, other: Pick<Analysis, 'taxonomy' | 'settings' | 'fileName' | 'isIncluded'>): boolean {
  return (
    one.taxonomy === other.taxonomy &&
    one.settings === other.settings &&
    one.fileName === other.fileName &&
    one.isIncluded === other.isIncluded
  );
}

function sourceOf(text: string, earlier: SourceText | undefined): SourceText {
  return earlier === undefined ? new SourceText(text) : SourceText.after(earlier, text);
}
