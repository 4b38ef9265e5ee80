import type { FileReading } from '../config/files';
import type { analyzeInSteps } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** A call that is due later and can be called off until then. */
export interface PendingCall {
  cancel(): void;
}

/** When things happen. Node and the browser each bring their own; tests may turn it by hand. */
export interface Clock {
  /** Calls back as soon as the messages that wait in the queue had a chance to be handled. */
  soon(callback: () => void): void;
  /** Milliseconds since some moment, which never go back. */
  now(): number;
  /** Calls back after `milliseconds`. */
  after(milliseconds: number, callback: () => void): PendingCall;
}

/** The Markdown files of a workspace. */
export interface FileList {
  /** Each file's URI once, those nearest to their folder first. */
  readonly uris: readonly string[];
  /** There are more files than are looked at; these are the first of them. */
  readonly isCut: boolean;
}

/** Reads the workspace where it is kept. Neither of the two ever fails: what cannot be read is not there. */
export interface WorkspaceFiles {
  /** Finds the folders' Markdown files, given the folders' URIs. Ends early, with what it has, when the signal says so. */
  list(folders: readonly string[], signal: AbortSignal): Promise<FileList>;
  /** `undefined` where there is no such file (any more). */
  read(uri: string): Promise<FileReading | undefined>;
}

/** Everything the language server takes from outside, so that it runs the same in Node, in a browser and in a test. */
export interface World {
  /** Rolecheck's version, as the client may show it. */
  readonly version: string;
  readonly taxonomy: Taxonomy;
  readonly analyze: typeof analyzeInSteps;
  readonly clock: Clock;
  /** Left out where files cannot be read; what concerns the workspace then sees the open documents only. */
  readonly files?: WorkspaceFiles;
}
