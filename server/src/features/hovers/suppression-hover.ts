import type { Analysis } from '../../core/analyze';
import type { SuppressionAt } from '../../core/lookup/suppression-at';
import { blocks, bold, bullets, escapeText, quote } from '../../core/reference/markdown';
import { linked, type LinkTo } from '../../core/reference/pages';
import { ruleSummary } from '../../core/reference/rule-page';
import { list, roleList, termLink } from '../../core/reference/words';
import { directiveKeywords, isForFile } from '../../core/rules/directives';
import { ruleNames, type RuleName } from '../../core/rules/findings';
import { silencedFindings } from '../../core/rules/report';
import type { Suppression } from '../../core/rules/suppressions';
import type { Term } from '../../core/taxonomy/schema';

/** What the hover on a suppression says: what it silences, why, and what the rule that it names is about. */
export function suppressionHover(
  { directive, suppression }: SuppressionAt,
  analysis: Analysis,
  linkTo: LinkTo,
): string {
  const names = directive.names.map(({ text }) => text);
  const { rules, terms, unknown } = sort(names, analysis);
  if (directive.kind === undefined)
    return blocks(
      `Rolecheck does not know ${quote(directive.keyword.text)}, so this comment does nothing.`,
      `It knows ${list(Object.keys(directiveKeywords).map((keyword) => quote(keyword)))}.`,
    );
  if (directive.kind === 'enable')
    return blocks(
      names.length === 0
        ? 'From here on every finding is shown again.'
        : 'From here on the findings that a comment with the same names had silenced are shown again.',
      notKnown(unknown),
    );
  if (suppression === undefined) return 'This comment silences nothing.';
  return blocks(
    `Silences ${whatInWords({ rules, terms, unknown }, linkTo)} ${whereInWords(suppression, analysis)}.`,
    notKnown(unknown),
    directive.reason === undefined ? noReason(suppression) : `${bold('Reason:')} ${escapeText(directive.reason)}`,
    effectInWords(suppression, analysis),
    ...rules.map((rule) =>
      blocks(bold(linked(rule, { kind: 'rule', rule }, linkTo)), ruleSummary(rule, analysis.taxonomy)),
    ),
    terms.length === 0
      ? undefined
      : bullets(
          terms.map(
            (term) => `${termLink(term, linkTo)} belongs to ${roleList(analysis.taxonomy.owners(term), linkTo)}.`,
          ),
        ),
  );
}

interface Named {
  readonly rules: readonly RuleName[];
  readonly terms: readonly Term[];
  readonly unknown: readonly string[];
}

function sort(names: readonly string[], { taxonomy }: Analysis): Named {
  const rules = ruleNames.filter((rule) => names.includes(rule));
  const terms = names.flatMap((name) => taxonomy.term(name) ?? []);
  const unknown = names.filter(
    (name) => !rules.some((rule) => rule === name) && !terms.some((term) => term.id === name),
  );
  return { rules, terms, unknown };
}

/** An unknown name counts as a term's, so that a comment with no other term silences nothing. */
function whatInWords({ rules, terms, unknown }: Named, linkTo: LinkTo): string {
  if (terms.length === 0 && unknown.length > 0) return 'nothing';
  if (rules.length === 0 && terms.length === 0) return 'every finding';
  const of = rules.length === 0 ? '' : ` of ${list(rules.map((rule) => linked(rule, { kind: 'rule', rule }, linkTo)))}`;
  const about =
    terms.length === 0
      ? ''
      : ` about ${list(
          terms.map((term) => quote(term.label)),
          'or',
        )}`;
  return `findings${of}${about}`;
}

function whereInWords({ directive, ending, covers }: Suppression, { source }: Analysis): string {
  if (isForFile(directive)) return 'in this document';
  if (directive.kind === 'disable-line') return 'on this line';
  if (directive.kind === 'disable-next-line') return `on line ${source.lineAt(covers.start) + 1}`;
  return ending === undefined
    ? 'from here to the end of the document'
    : `from here to line ${source.lineAt(ending.span.start) + 1}`;
}

function notKnown(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const quoted = list(names.slice(0, 5).map((name) => quote(name)));
  return names.length === 1
    ? `${quoted} is neither a rule nor a term that Rolecheck knows.`
    : `${quoted} are neither rules nor terms that Rolecheck knows.`;
}

function noReason({ directive }: Suppression): string {
  return directive.kind === 'front-matter'
    ? `No reason is given. Write one below, so that others know why: ${quote('reason: agreed with growth')}.`
    : `No reason is given. Write one behind two hyphens, so that others know why: ${quote('-- agreed with growth')}.`;
}

/** So many places are named. */
const MOST_PLACES = 5;

/** What it keeps quiet now: how many findings, the words that they are about, and where these stand. */
function effectInWords(suppression: Suppression, analysis: Analysis): string {
  const { source, settings, tree, plan, judged, taxonomy } = analysis;
  const silenced = silencedFindings({ tree, plan, judged, taxonomy, grammar: plan.grammar }, suppression, settings);
  if (silenced.length === 0) return 'It keeps no finding quiet as things are.';
  const places = silenced.slice(0, MOST_PLACES).map(({ span }) => {
    const words = quote(source.slice(span).replace(/\s+/g, ' '));
    return directiveLine(suppression, source) === source.lineAt(span.start)
      ? words
      : `${words} (line ${source.lineAt(span.start) + 1})`;
  });
  const more = silenced.length - places.length;
  const count = silenced.length === 1 ? '1 finding' : `${silenced.length} findings`;
  return `Keeps ${count} quiet: ${list(more > 0 ? [...places, `${more} more`] : places)}.`;
}

/** The one line that is meant, where it need not be said. */
function directiveLine({ directive, covers }: Suppression, source: Analysis['source']): number | undefined {
  const isOneLine = directive.kind === 'disable-line' || directive.kind === 'disable-next-line';
  return isOneLine ? source.lineAt(covers.start) : undefined;
}
