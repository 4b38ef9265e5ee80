import type { Analysis, AnalysisContext } from '../../server/src/core/analyze';
import type { Finding } from '../../server/src/core/rules/findings';
import { defaultSettings } from '../../server/src/core/settings';
import type { Steps } from '../../server/src/core/steps';
import { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { SourceText } from '../../server/src/core/text/source-text';
import type { Clock, World } from '../../server/src/lsp/world';
import { textOf } from './text-of';

/** One call of the analysis, as it was made. */
export interface AnalysisCall {
  readonly text: string;
  readonly context: AnalysisContext;
  readonly previous: Analysis | undefined;
  readonly analysis: Analysis | undefined;
}

export const emptyTaxonomy = new Taxonomy({
  roles: [],
  neighbours: [],
  terms: [],
  traits: [],
  sources: [],
  comparisons: [],
});

/**
 * The language server's surroundings for tests. Its analysis knows one thing: the words "Conversion rate" are a finding,
 * explained by the first line. It counts its calls, and fails on demand.
 */
export class InMemoryWorld implements World {
  readonly version = '0.0.0-test';
  readonly taxonomy = emptyTaxonomy;
  readonly calls: AnalysisCall[] = [];
  /** The analysis throws on texts that hold this word. */
  failsOn: string | undefined;
  /** Runs at the start of each analysis. */
  onAnalyze: (() => void) | undefined;
  readonly clock: Clock;

  constructor(clock: Clock = nodeClock) {
    this.clock = clock;
  }

  /** How many steps a text takes before it is analysed. */
  stepsOf: (text: string) => number = () => 0;
  /** Runs at each of these steps, which are counted from 1. */
  onStep: ((text: string, step: number) => void) | undefined;
  /** The texts of analyses that were left before their end. */
  readonly left: string[] = [];

  readonly analyze: World['analyze'] = (given, context, previous) => this.#analyzedInSteps(given, context, previous);

  *#analyzedInSteps(given: string | SourceText, context: AnalysisContext, previous?: Analysis): Steps<Analysis> {
    const text = textOf(given);
    let isLeft = true;
    try {
      for (let step = 1; step <= this.stepsOf(text); step++) {
        this.onStep?.(text, step);
        yield;
      }
      isLeft = false;
    } finally {
      if (isLeft) this.left.push(text);
    }
    return this.#analyzed(text, context, previous);
  }

  #analyzed(text: string, context: AnalysisContext, previous?: Analysis): Analysis {
    this.onAnalyze?.();
    const fails = this.failsOn !== undefined && text.includes(this.failsOn);
    const analysis = fails ? undefined : pretendAnalysis(text, context);
    this.calls.push({ text, context, previous, analysis });
    if (!analysis) throw new Error('the analysis stumbled');
    return analysis;
  }
}

/** The analysis that {@link InMemoryWorld} makes, for comparing with what a server made of a series of edits. */
export function pretendAnalysis(text: string, context: Pick<AnalysisContext, 'settings'> = {}): Analysis {
  const rule = 'metric-outside-role';
  const severity = (context.settings ?? defaultSettings).rules[rule] ?? 'warning';
  const source = new SourceText(text);
  if (severity === 'off') return { source, findings: [] } as unknown as Analysis;
  const related = text.startsWith('#')
    ? [{ span: { start: 0, end: source.lineEnd(0) }, message: 'This heading.' }]
    : [];
  const findings = Array.from(text.matchAll(/Conversion rate/gu), ({ 0: { length }, index }): Finding => ({
    rule,
    severity,
    span: { start: index, end: index + length },
    words: { what: 'It is misplaced.', why: 'It misleads.', todo: 'Move it.' },
    related,
    term: 'conversion-rate',
    roles: ['community-management'],
  }));
  return { source, findings } as unknown as Analysis;
}

/** Node's own timers. */
export const nodeClock: Clock = {
  soon: (callback) => void setImmediate(callback),
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    // What a server does from time to time keeps no test run going.
    const timer = setTimeout(callback, milliseconds).unref();
    return { cancel: () => clearTimeout(timer) };
  },
};
