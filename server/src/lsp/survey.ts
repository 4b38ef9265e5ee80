import type { Config, ConfigProblem, ConfigReading } from '../core/config/config';
import { configFileName } from '../core/config/file-name';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** A file in which a team says its rules. */
export interface ConfigFile {
  readonly uri: string;
  readonly reading: ConfigReading;
  /** What is to be said about it where it is used. */
  readonly problems: readonly ConfigProblem[];
  /** The built-in taxonomy with what this file and those that go with it say. */
  readonly taxonomy: Taxonomy;
}

/** A plan on the screen, and the file that governs it. */
export interface GovernedPlan {
  readonly plan: string;
  /** The nearest file's URI; `undefined` where there is none. */
  readonly file: string | undefined;
}

/** What a look at the files in force came to. */
export interface Survey {
  /** The files in which something was said about plans or files on the screen, by {@link keyOf} their URIs. */
  readonly files: ReadonlyMap<string, ConfigFile>;
  /** What each of the files takes part in, by {@link keyOf} its URI. */
  readonly configs: ReadonlyMap<string, Config>;
  readonly plans: readonly GovernedPlan[];
}

/** What there is before the first look. */
export const nothingYet: Survey = { files: new Map(), configs: new Map(), plans: [] };

/** `.rolecheck.yaml`, which governs what is in its folder, and `team.rolecheck.yaml`, which others extend. */
export function isConfigName(uri: string): boolean {
  return uri.endsWith(configFileName);
}

/** Whether the file governs what is in its folder. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

/** The file, or the one before it where the same is to be said of it. */
export function kept(file: ConfigFile, before: ConfigFile | undefined): ConfigFile {
  const isSame =
    before?.taxonomy === file.taxonomy &&
    before.reading.source.text === file.reading.source.text &&
    JSON.stringify(before.problems) === JSON.stringify(file.problems);
  return isSame ? before : file;
}

/** What several configs say of one file, each thing once, in the file's order. */
export function eachOnce(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
