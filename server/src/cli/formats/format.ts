import type { NameOf } from '../repository';
import type { Report } from '../report';

export interface FormatOptions {
  readonly colours: boolean;
  /** How a file is called in reports that others read: by its way from the repository, with forward slashes. */
  readonly nameOf: NameOf;
}

/** Turns a report into what is printed on standard output; an empty string prints nothing. */
export type Format = (report: Report, options: FormatOptions) => string;

/** The same where something has to be opened for it first. */
export type LateFormat = (...given: Parameters<Format>) => Promise<string>;
