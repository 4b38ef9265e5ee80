import { assign, mayAssign, withoutIntroductions, type Assignment } from './assignments/assign';
import { judge } from './assignments/judge';
import { parseMarkdown } from './markdown/parse-markdown';
import type { MarkdownTree } from './markdown/blocks';
import { findMentions } from './mentions/find-mentions';
import { buildLexicon, type Lexicon } from './mentions/lexicon';
import { buildPlan } from './plan/build-plan';
import { isPlan } from './assignments/is-plan';
import type { Plan } from './plan/plan';
import { buildRoleGrammar } from './roles/role-names';
import type { Finding } from './rules/findings';
import { report } from './rules/report';
import type { JudgedAssignment } from './rules/rule';
import { readDirectives, type Directive } from './rules/directives';
import { readSuppressions, type Suppression } from './rules/suppressions';
import { defaultSettings, type Settings } from './settings';
import type { Taxonomy } from './taxonomy/taxonomy';
import { SourceText } from './text/source-text';

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
  readonly judged: readonly JudgedAssignment[];
  /** The comments that speak to Rolecheck, mistyped ones included. */
  readonly directives: readonly Directive[];
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
}

/**
 * Text in, everything known about it out. The only place that knows the order of the stages. The analysis of an earlier
 * version saves work and changes nothing; it may have been made with other settings and another taxonomy: of the same
 * text, the stages that these do not touch are taken over as they are.
 */
export function analyze(text: string, context: AnalysisContext, previous?: Analysis): Analysis {
  const { taxonomy, settings = defaultSettings, fileName, isIncluded = false } = context;
  const same = previous?.source.text === text ? previous : undefined;
  const source = same?.source ?? new SourceText(text);
  const tree = same?.tree ?? parseMarkdown(text, previous?.tree);
  const grammar = taxonomy.derive(buildRoleGrammar);
  const samePlan = same?.taxonomy.derive(buildRoleGrammar) === grammar ? same : undefined;
  const plan = samePlan?.plan ?? buildPlan(tree, grammar, undefined, previous?.plan);
  const lexicon = taxonomy.derive(buildLexicon);
  const sameAssignments = samePlan?.taxonomy.derive(buildLexicon) === lexicon ? samePlan : undefined;
  const assignments = sameAssignments?.judged.map(({ assignment }) => assignment) ?? assignAll(plan, lexicon);
  const judged =
    sameAssignments?.taxonomy === taxonomy
      ? sameAssignments.judged
      : assignments.map((assignment) => ({ assignment, verdict: judge(assignment, taxonomy) }));
  const directives = readDirectives(tree.comments, plan.switches);
  const suppressions = readSuppressions(directives, source);
  const checked = isPlan(plan, assignments, { fileName, isIncluded });
  const findings = checked
    ? report({ tree, plan, judged, taxonomy, grammar: plan.grammar }, { directives, suppressions, source }, settings)
    : [];
  return {
    taxonomy,
    settings,
    fileName,
    isIncluded,
    source,
    tree,
    plan,
    isPlan: checked,
    judged,
    directives,
    suppressions,
    findings,
  };
}

function assignAll(plan: Plan, lexicon: Lexicon): readonly Assignment[] {
  const assignments = plan.statements.flatMap((statement, index) => {
    if (!mayAssign(statement)) return [];
    const { text, start, end } = statement;
    const mentions = text.derive(lexicon, start, end, () => findMentions(text.text, text.wordsIn(start, end), lexicon));
    if (mentions.length === 0) return [];
    const above = plan.statements[index - 1];
    return assign(statement, mentions, {
      grammar: plan.grammar,
      people: plan.people,
      lexicon,
      before: above?.form === 'prose' || above?.form === 'heading' ? above : undefined,
    });
  });
  return withoutIntroductions(assignments);
}
