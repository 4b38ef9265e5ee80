import type { Analysis } from '../analyze';
import type { Finding } from '../rules/findings';
import type { Edit } from '../text/edits';

/** One way to repair a finding, offered to the writer. */
export interface Fix {
  /** Names the fix among those of its finding, so that it can be asked for again: `move:marketing`, `replace:engagement-rate`. */
  readonly id: string;
  /** What choosing it does, in the writer's words: “Move “CTR” to the social media section”. */
  readonly title: string;
  /** The best one of its finding. At most one is. */
  readonly preferred: boolean;
  /** Works the edits out, when the fix is chosen; `undefined` where the document leaves no way to do it. */
  readonly edits: () => readonly Edit[] | undefined;
}

/** Looks for one kind of repair. Cheap: whatever takes time waits in {@link Fix.edits}. */
export type FindFixes = (finding: Finding, analysis: Analysis) => readonly Fix[];
