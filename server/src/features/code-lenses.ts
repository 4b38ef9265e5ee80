import type { CodeLens } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import {
  missingIn,
  sectionContents,
  type PlannedDimension,
  type SectionContents,
} from '../core/lookup/section-contents';
import type { Dimension } from '../core/taxonomy/schema';

/** What a lens carries until its words are asked for. */
export interface CodeLensData {
  readonly uri: string;
  /** The document's version that the lens was made for. */
  readonly version: number;
  /** Which of the document's role sections it is, in their order. */
  readonly section: number;
}

/** What choosing a lens does. */
export interface CodeLensOptions {
  /** The command that sets the role beside all others; `undefined` where the client could not show it. */
  readonly compareCommand: string | undefined;
}

/** A lens above the heading of each role's section that holds something; its words come when it is seen. */
export function codeLensesOf(analysis: Analysis, uri: string, version: number): CodeLens[] {
  if (!analysis.isPlan) return [];
  return sectionContents(analysis).map(({ section }, index) => ({
    range: analysis.source.rangeOf(section.heading.span),
    data: { uri, version, section: index } satisfies CodeLensData,
  }));
}

/** The lens with its words and what it opens; `undefined` where the analysis has no such section. */
export function resolveCodeLens(
  lens: CodeLens,
  section: number,
  analysis: Analysis,
  { compareCommand }: CodeLensOptions,
): CodeLens | undefined {
  const contents = sectionContents(analysis)[section];
  if (contents === undefined) return undefined;
  const title = sayContents(contents, missingIn(analysis, contents));
  // A lens needs a command; an empty one is plain text in editors, and nothing that could be chosen.
  if (compareCommand === undefined) return { ...lens, command: { title, command: '' } };
  const others = analysis.taxonomy.roles.map(({ id }) => id).filter((id) => id !== contents.role);
  return { ...lens, command: { title, command: compareCommand, arguments: [{ roles: [contents.role, ...others] }] } };
}

const KINDS: Readonly<Record<Dimension, readonly [one: string, several: string]>> = {
  objective: ['goal', 'goals'],
  audience: ['audience', 'audiences'],
  tactic: ['tactic', 'tactics'],
  metric: ['KPI', 'KPIs'],
  skill: ['skill', 'skills'],
};

const NONE: Readonly<Record<PlannedDimension, string>> = {
  objective: 'goals',
  audience: 'audience',
  tactic: 'tactics',
  metric: 'KPIs',
};

/** “4 KPIs and 1 tactic of its own · 2 that belong elsewhere · no audience yet”. */
function sayContents({ own, outside }: SectionContents, missing: readonly PlannedDimension[]): string {
  const parts: string[] = [];
  const counts = (['metric', 'tactic', 'objective', 'audience', 'skill'] as const).flatMap((dimension) => {
    const count = own.filter((term) => term.dimension === dimension).length;
    return count === 0 ? [] : [`${count} ${KINDS[dimension][count === 1 ? 0 : 1]}`];
  });
  parts.push(counts.length === 0 ? 'nothing of its own yet' : `${listed(counts, 'and')} of its own`);
  if (outside.length > 0) parts.push(`${outside.length} that ${outside.length === 1 ? 'belongs' : 'belong'} elsewhere`);
  if (missing.length > 0)
    parts.push(
      `no ${listed(
        missing.map((dimension) => NONE[dimension]),
        'or',
      )} yet`,
    );
  return parts.join(' · ');
}

function listed(parts: readonly string[], word: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}
