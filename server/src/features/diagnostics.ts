import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { messageOf, type Finding, type RuleName, type Severity } from '../core/rules/findings';
import type { RoleId, TermId } from '../core/taxonomy/schema';
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

/** The analysis's findings as LSP diagnostics, in the findings' order. */
export function diagnosticsOf({ source, findings }: Analysis, uri: string, options: DiagnosticOptions): Diagnostic[] {
  return findings.map((finding) => ({
    range: source.rangeOf(finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: rulePageUrl(finding.rule) },
    source: 'rolecheck',
    message: messageOf(finding.words),
    ...(options.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.map(({ span, message }) => ({
          location: { uri, range: source.rangeOf(span) },
          message,
        })),
      }),
    data: dataOf(finding),
  }));
}

function dataOf({ rule, term, roles }: Finding): DiagnosticData {
  return { rule, ...(term !== undefined && { term }), ...(roles !== undefined && { roles }) };
}
