import type { Finding } from './rules/findings';
import { defaultSettings, type Settings } from './settings';
import type { Taxonomy } from './taxonomy/taxonomy';
import { SourceText } from './text/source-text';

/** What an analysis needs besides the text. */
export interface AnalysisContext {
  readonly taxonomy: Taxonomy;
  readonly settings?: Settings;
  /** The file's name without folders, where there is one: some names (CHANGELOG.md) say that a file is no plan. */
  readonly fileName?: string;
}

/** All that is known of one version of a document. Immutable; every feature reads this and nothing else. */
export interface Analysis {
  readonly source: SourceText;
  readonly findings: readonly Finding[];
}

/** Text in, everything known about it out. The only place that knows the order of the stages. */
export function analyze(text: string, context: AnalysisContext, _previous?: Analysis): Analysis {
  const settings = context.settings ?? defaultSettings;
  void settings;
  return { source: new SourceText(text), findings: [] };
}
