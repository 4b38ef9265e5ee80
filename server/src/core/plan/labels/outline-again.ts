import type { Block, Heading } from '../../markdown/blocks';
import type { RoleGrammar } from '../../roles/role-names';
import { firstFrom } from '../../text/sorted';
import {
  askAgain,
  findBodies,
  isSameHeading,
  nameOwnersBehind,
  outlineAfresh,
  outlinedHeading,
  readWords,
  type EarlierOutline,
  type Outline,
  type OutlinedHeading,
  type OwnWords,
} from './headings';
import { readGroup } from './siblings';

/**
 * Reads the headings among the blocks, in order. With the outline of an earlier version it reads again those that have
 * changed and what their siblings say, as long as as many of the same levels stand there; the result is the same.
 */
export function outlineOf(blocks: readonly Block[], grammar: RoleGrammar, earlier?: EarlierOutline): Outline {
  const same = earlier && withSameLevels(blocks, grammar, earlier);
  return same ?? outlineAfresh(blocks, grammar, earlier);
}

function withSameLevels(blocks: readonly Block[], grammar: RoleGrammar, earlier: EarlierOutline): Outline | undefined {
  const { outline, change } = earlier;
  /** The numbers of the headings that have changed: from this one up to the first behind the change. */
  const first = firstFrom(outline.positions, change.before);
  const behind = firstFrom(outline.positions, outline.blocks.length - change.behind);
  const positions = outline.positions.slice(0, first);
  for (let index = change.before; index < blocks.length - change.behind; index++)
    if (blocks[index]?.kind === 'heading') positions.push(index);
  if (positions.length !== behind) return undefined;
  const shift = blocks.length - outline.blocks.length;
  for (let index = behind; index < outline.positions.length; index++)
    positions.push((outline.positions[index] ?? 0) + shift);
  const headings = outline.headings.slice(0, first);
  for (let index = first; index < positions.length; index++) {
    const heading = blocks[positions[index] ?? 0];
    if (heading?.kind !== 'heading') return undefined;
    if (index < behind && heading.level !== outline.outlined[index]?.level) return undefined;
    headings.push(heading);
  }
  const words = wordsAgain(outline, headings, first, behind, grammar);
  const outlined = outline.outlined.slice();
  updateSiblings(outlined, words, outline.groups, first, behind);
  updateBodies(outlined, blocks, positions, first, behind);
  const { ends, groups } = outline;
  const dimensionBeneath = outline.dimensionBeneath.slice();
  dimensionBeneath.fill(undefined, first, behind);
  const again = { blocks, headings, positions, outlined, ends, groups, words, dimensionBeneath };
  askAgain(again, outlined, first, change, grammar);
  return again;
}

function wordsAgain(
  { words }: Outline,
  headings: readonly Heading[],
  first: number,
  behind: number,
  grammar: RoleGrammar,
): readonly OwnWords[] {
  if (first === behind) return words;
  const again = words.slice();
  for (let index = first; index < behind; index++) {
    const heading = headings[index];
    if (heading !== undefined) again[index] = readWords(heading, index, grammar);
  }
  return again;
}

/** What is said of the headings that have changed, and of their siblings, hangs on what all of them say. */
function updateSiblings(
  outlined: OutlinedHeading[],
  words: readonly OwnWords[],
  groups: readonly number[],
  first: number,
  behind: number,
): void {
  const changed = new Map(groups.slice(first, behind).map((group) => [group, [] as number[]]));
  if (changed.size > 0) groups.forEach((group, index) => changed.get(group)?.push(index));
  for (const [group, members] of changed) {
    const ofMembers = members.flatMap((member) => words[member] ?? []);
    const labels = nameOwnersBehind(
      ofMembers,
      ofMembers.map(() => group),
    );
    const siblings = readGroup(members, labels);
    members.forEach((member, index) => {
      const [then, label] = [outlined[member], labels[index]];
      if (then === undefined || label === undefined) return;
      const now = outlinedHeading(then, label, siblings);
      const hasChanged = member >= first && member < behind;
      if (hasChanged || !isSameHeading(then, now)) outlined[member] = now;
    });
  }
}

/** Whether there is anything beneath may be another answer for those that have changed, and for the last before them. */
function updateBodies(
  outlined: OutlinedHeading[],
  blocks: readonly Block[],
  positions: readonly number[],
  first: number,
  behind: number,
): void {
  const from = Math.max(0, first - 1);
  findBodies(blocks, positions.slice(from, behind)).forEach((hasBody, index) => {
    const heading = outlined[from + index];
    if (heading !== undefined && heading.hasBody !== hasBody) outlined[from + index] = { ...heading, hasBody };
  });
}
