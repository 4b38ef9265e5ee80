import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { ConfigProblem, ConfigReading } from '../../core/config/config';

/** A team's file and what is to be said about it. */
export interface ReadConfigFile {
  readonly reading: ConfigReading;
  readonly problems: readonly ConfigProblem[];
}

/** The code of all diagnostics in a team's file. */
export const configCode = 'config';

const severities: Readonly<Record<ConfigProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** What is to be said about a team's file, as LSP diagnostics in the file's order. */
export function configDiagnosticsOf({ reading: { source }, problems }: ReadConfigFile): Diagnostic[] {
  return problems.map(({ span, severity, message }) => ({
    range: source.rangeOf(span),
    severity: severities[severity],
    code: configCode,
    source: 'rolecheck',
    message,
  }));
}
