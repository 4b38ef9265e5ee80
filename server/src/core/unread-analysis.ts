import type { Analysis, AnalysisContext } from './analyze';
import type { Assigned } from './assignments/assign-all';
import type { JudgedAssignment } from './assignments/judge';
import type { MarkdownTree } from './markdown/blocks';
import type { Plan } from './plan/plan';
import type { Directive } from './rules/directives';
import type { Finding } from './rules/findings';
import type { RuleMemory } from './rules/rule-memory';
import type { Suppression } from './rules/suppressions';
import { defaultSettings, type Settings } from './settings';
import type { Taxonomy } from './taxonomy/taxonomy';
import type { SourceText } from './text/source-text';

/** Reads a document, with the help of an earlier version's analysis. */
type Read = (source: SourceText, context: AnalysisContext, earlier: Analysis | undefined) => Analysis;

/** What is known of a document that cannot be a plan: that it has no findings. All else is read when it is asked for. */
export class UnreadAnalysis implements Analysis {
  readonly taxonomy: Taxonomy;
  readonly settings: Settings;
  readonly fileName: string | undefined;
  readonly isIncluded: boolean;
  readonly source: SourceText;
  readonly isPlan = false;
  readonly findings: readonly Finding[] = [];
  readonly #read: Read;
  #known: Analysis | undefined;
  #analysis: Analysis | undefined;

  /** `known` is an earlier version's analysis. */
  constructor(source: SourceText, context: AnalysisContext, known: Analysis | undefined, read: Read) {
    this.taxonomy = context.taxonomy;
    this.settings = context.settings ?? defaultSettings;
    this.fileName = context.fileName;
    this.isIncluded = context.isIncluded ?? false;
    this.source = source;
    this.#known = known;
    this.#read = read;
  }

  /** The last version that somebody has asked about, this one or an earlier one. */
  get known(): Analysis | undefined {
    return this.#known;
  }

  get tree(): MarkdownTree {
    return this.#asked.tree;
  }

  get plan(): Plan {
    return this.#asked.plan;
  }

  get assigned(): Assigned {
    return this.#asked.assigned;
  }

  get memory(): RuleMemory {
    return this.#asked.memory;
  }

  get judged(): readonly JudgedAssignment[] {
    return this.#asked.judged;
  }

  get directives(): readonly Directive[] {
    return this.#asked.directives;
  }

  get suppressions(): readonly Suppression[] {
    return this.#asked.suppressions;
  }

  get #asked(): Analysis {
    if (this.#analysis === undefined) {
      const { taxonomy, settings, fileName, isIncluded } = this;
      const context = { taxonomy, settings, isIncluded, ...(fileName === undefined ? {} : { fileName }) };
      this.#analysis = this.#read(this.source, context, this.#known);
      this.#known = this.#analysis;
    }
    return this.#analysis;
  }
}
