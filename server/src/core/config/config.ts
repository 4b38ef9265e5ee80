import type { Settings } from '../settings';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { ConfigData, RuleLevels } from './schema/schema';

/** The way from the top of a file to a value: keys, and places in lists from 0. */
export type ConfigPath = readonly (string | number)[];

/** Something to be said to whoever edits the file. */
export interface ConfigProblem {
  /** Where it stands in the file, as offsets. */
  readonly span: Span;
  /** An `error` keeps the file's last good version in force; the others only inform. */
  readonly severity: 'error' | 'warning' | 'information';
  /** What is wrong and what to do, in plain words. */
  readonly message: string;
  /** What `span` should say, where that is plain: the nearest name. */
  readonly instead?: string;
}

/** Where the values of a file stand. */
export interface ConfigPlaces {
  /** The value at the path, or its nearest ancestor's that is there. */
  value(path: ConfigPath): Span;
  /** The key that leads to the path's last step, or the value where there is none. */
  key(path: ConfigPath): Span;
  /** Whether the file says something at the path. */
  has(path: ConfigPath): boolean;
}

/** One file as it was read. */
export interface ConfigReading {
  readonly source: SourceText;
  readonly places: ConfigPlaces;
  /** What could be understood; entries with mistakes in them are left out. */
  readonly data: ConfigData;
  readonly problems: readonly ConfigProblem[];
}

/** A file that takes part, with where it is kept. */
export interface ConfigLayer {
  readonly uri: string;
  readonly reading: ConfigReading;
}

/** What the files say of one plan. */
export interface PlanConfig {
  readonly taxonomy: Taxonomy;
  /** The rules whose level is said; the others have the editor's or their own. */
  readonly rules: RuleLevels;
  /** `undefined` where nothing is said. */
  readonly arguable: Settings['arguable'] | undefined;
  /** The plan is not to be checked: `exclude` names it, or `include` does not. */
  readonly isExcluded: boolean;
  /** `include` names it, so that it is a plan whatever it looks like. */
  readonly isIncluded: boolean;
}

/** What a file and those that it extends come to. Immutable; the same files give the same answers. */
export interface Config {
  /** What is extended first, the file itself last. Later ones have the last word. */
  readonly layers: readonly ConfigLayer[];
  /** The built-in taxonomy with what the team says. */
  readonly taxonomy: Taxonomy;
  /** What is to be said about each file, by URI; files without problems are in it too. */
  readonly problems: ReadonlyMap<string, readonly ConfigProblem[]>;
  /** Whether no file has an error. */
  readonly isSound: boolean;
  /** What holds for a plan, by its URI. The same plan gets the same object as long as this lives. */
  forPlan(uri: string): PlanConfig;
}
