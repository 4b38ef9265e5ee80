import type { FrontMatterSlip } from '../plan/front-matter/switch';
import type { Directive, DirectiveWord } from './directives';
import type { DirectiveFact } from './rule';

/** What is amiss with a directive: it has nothing to do, or one of its words is not known or of no use. */
export interface UnusedFact extends DirectiveFact {
  readonly amiss:
    | 'keyword'
    | 'name'
    | 'name-silences-nothing'
    | 'name-twice'
    | 'nothing-silenced'
    | 'nothing-to-end'
    | 'repeated'
    | `front-matter-${FrontMatterSlip['kind']}`;
  /** `undefined` for what stands in the front matter and cannot be read. */
  readonly directive: Directive | undefined;
  readonly word: DirectiveWord;
  /** What is found where the directive looks, as a comment would name it. */
  readonly found?: string;
  /** The line, counted from 1, on which the same is silenced already. */
  readonly line?: number;
  /** Whether the comment stands between two rows of what its writer takes for one table. */
  readonly partsTable?: boolean;
}
