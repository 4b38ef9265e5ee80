import type { Report } from '../report';

export interface FormatOptions {
  readonly colours: boolean;
}

/** Turns a report into what is printed on standard output; an empty string prints nothing. */
export type Format = (report: Report, options: FormatOptions) => string;
