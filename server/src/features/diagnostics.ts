import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { messageOf, type Finding, type RuleName, type Severity, type Words } from '../core/rules/findings';
import type { RoleId, TermId } from '../core/taxonomy/schema';
import type { SourceText } from '../core/text/source-text';
import type { Span } from '../core/text/span';
import { rulePageUrl } from '../core/reference/rule-page-url';

/** What the client can show of a diagnostic. */
export interface DiagnosticOptions {
  readonly relatedInformation: boolean;
}

/** What a diagnostic carries for the code actions that are asked for it later. */
export interface DiagnosticData {
  readonly rule: RuleName;
  readonly term?: TermId;
  readonly roles?: readonly RoleId[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a diagnostic says, wherever it stands. */
type Said = Pick<Diagnostic, 'codeDescription' | 'message'> & { readonly data: DiagnosticData };

/** So many things that have been said are remembered by their words; there are far fewer of them. */
const MOST_SAID = 10_000;

/**
 * What diagnostics have said: the same findings are told again after every letter that is typed, and the same things are
 * said of many places. What is said again is the very same object, so that whoever writes it down can tell.
 */
export class SaidBefore {
  readonly #said = new WeakMap<Words, Said>();
  /** By what they say: some rules put it into words anew each time. */
  readonly #alike = new Map<string, Said>();

  of(finding: Finding): Said {
    const { rule, term, roles, words } = finding;
    const before = this.#said.get(words);
    if (before?.data.rule === rule && before.data.term === term && areSame(before.data.roles, roles)) return before;
    const message = messageOf(words);
    const key = JSON.stringify([rule, term, roles, message]);
    const said = this.#alike.get(key) ?? this.#sayFirst(key, message, finding);
    this.#said.set(words, said);
    return said;
  }

  #sayFirst(key: string, message: string, { rule, term, roles }: Finding): Said {
    const data = { rule, ...(term !== undefined && { term }), ...(roles !== undefined && { roles }) };
    const said: Said = { codeDescription: { href: rulePageUrl(rule) }, message, data };
    if (this.#alike.size >= MOST_SAID) this.#alike.clear();
    this.#alike.set(key, said);
    return said;
  }
}

/** What was said of an earlier version of a document: its findings, and the diagnostics made of them. */
export interface SaidOf {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING_SAID: SaidOf = { findings: [], diagnostics: [] };

/** Whether the diagnostic of an earlier finding is one of the other finding, too: nothing is put into lines for that. */
function isStill(diagnostic: Diagnostic, earlier: Finding, now: Finding, source: SourceText): boolean {
  const isAt = ({ start, end }: Range, span: Span): boolean =>
    source.isAt(span.start, start) && source.isAt(span.end, end);
  return (
    saysSame(earlier, now) &&
    isAt(diagnostic.range, now.span) &&
    (diagnostic.relatedInformation ?? []).every((place, index) => {
      const related = now.related[index];
      return related !== undefined && isAt(place.location.range, related.span);
    })
  );
}

/** Whether two findings say the same, wherever they stand. */
function saysSame(one: Finding, other: Finding): boolean {
  return (
    one.rule === other.rule &&
    one.severity === other.severity &&
    one.term === other.term &&
    areSame(one.roles, other.roles) &&
    (one.words === other.words || messageOf(one.words) === messageOf(other.words)) &&
    one.related.length === other.related.length &&
    one.related.every(({ message }, index) => message === other.related[index]?.message)
  );
}

function areSame(ones: readonly RoleId[] | undefined, others: readonly RoleId[] | undefined): boolean {
  if (ones === others) return true;
  return ones?.length === others?.length && ones?.every((role, index) => role === others?.[index]) === true;
}

/**
 * The analysis's findings as LSP diagnostics, in the findings' order. Those that an earlier version of the document had,
 * in the same lines and columns, are the very same objects.
 */
export function diagnosticsOf(
  { source, findings }: Analysis,
  uri: string,
  options: DiagnosticOptions,
  said = new SaidBefore(),
  earlier: SaidOf = NOTHING_SAID,
): Diagnostic[] {
  const shift = earlier.findings.length - findings.length;
  const known = (now: Finding, index: number): Diagnostic | undefined => {
    const [finding, diagnostic] = [earlier.findings[index], earlier.diagnostics[index]];
    return finding && diagnostic && isStill(diagnostic, finding, now, source) ? diagnostic : undefined;
  };
  // Findings that follow one another are mostly explained by the same place.
  let explaining: { readonly span: Span; readonly range: Range } | undefined;
  const rangeOfPlace = (span: Span): Range => {
    if (explaining?.span !== span) explaining = { span, range: source.rangeOf(span) };
    return explaining.range;
  };
  return findings.map((finding, index) => {
    // As far from the beginning as it was, or from the end.
    const before = known(finding, index) ?? (shift === 0 ? undefined : known(finding, index + shift));
    if (before !== undefined) return before;
    const { codeDescription, message, data } = said.of(finding);
    const diagnostic: Diagnostic = {
      range: source.rangeOf(finding.span),
      severity: severities[finding.severity],
      code: finding.rule,
      codeDescription,
      source: 'rolecheck',
      message,
      data,
    };
    if (options.relatedInformation && finding.related.length > 0)
      diagnostic.relatedInformation = finding.related.map((place) => ({
        location: { uri, range: rangeOfPlace(place.span) },
        message: place.message,
      }));
    return diagnostic;
  });
}
