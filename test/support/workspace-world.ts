import { analyzeInSteps } from '../../server/src/core/analyze';
import type { FileReading } from '../../server/src/config/files';
import type { Clock, FileList, World, WorkspaceFiles } from '../../server/src/lsp/world';
import { realWorld } from './real-world';
import { textOf } from './text-of';

/** A disk in memory that writes down what it is asked. */
export class InMemoryFiles implements WorkspaceFiles {
  readonly contents: Map<string, string>;
  /** Files that cannot be read, and why. */
  readonly problems = new Map<string, string>();
  /** The folders of each search. */
  readonly searches: (readonly string[])[] = [];
  /** The files read, in order. */
  readonly reads: string[] = [];
  isCut = false;

  constructor(contents: Readonly<Record<string, string>> = {}) {
    this.contents = new Map(Object.entries(contents));
  }

  async list(folders: readonly string[]): Promise<FileList> {
    this.searches.push(folders);
    const uris = [...this.contents.keys(), ...this.problems.keys()];
    const plans = uris.filter((uri) => /\.(?:md|markdown)$/iu.test(uri));
    return { uris: plans.filter((uri) => folders.some((folder) => uri.startsWith(`${folder}/`))), isCut: this.isCut };
  }

  /** The plans among them. */
  get plansRead(): readonly string[] {
    return this.reads.filter((uri) => uri.endsWith('.md'));
  }

  async read(uri: string): Promise<FileReading | undefined> {
    this.reads.push(uri);
    const problem = this.problems.get(uri);
    if (problem !== undefined) return { problem };
    const text = this.contents.get(uri);
    return text === undefined ? undefined : { text };
  }
}

/** Node's own timers, with which a second passes in an instant: what waits for a pause in the typing waits all the same. */
export const hastyClock: Clock = {
  soon: (callback) => realWorld.clock.soon(callback),
  now: () => realWorld.clock.now(),
  after: (milliseconds, callback) => realWorld.clock.after(milliseconds < 1000 ? milliseconds : 20, callback),
};

/** The real analysis and taxonomy with a disk in memory, where there is one. */
export class WorkspaceWorld implements World {
  readonly version = realWorld.version;
  readonly taxonomy = realWorld.taxonomy;
  readonly clock: Clock;
  readonly files: WorkspaceFiles | undefined;
  /** The texts that were analysed, in order. */
  readonly analysed: string[] = [];
  /** Runs at the start of each analysis. */
  onAnalyze: ((text: string) => void) | undefined;

  constructor(files?: WorkspaceFiles, clock = realWorld.clock) {
    this.files = files;
    this.clock = clock;
  }

  readonly analyze: World['analyze'] = (given, context, previous) => {
    const text = textOf(given);
    this.analysed.push(text);
    this.onAnalyze?.(text);
    return analyzeInSteps(given, context, previous);
  };
}
