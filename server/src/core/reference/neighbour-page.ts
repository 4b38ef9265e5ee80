import type { NeighbourRole } from '../taxonomy/schema';
import { blocks, bold, escapeText } from './markdown';

/** What there is to say of a function that is recognised and never checked. It has no page of its own among the others. */
export function neighbourPage({ label, why, names, departments }: NeighbourRole): string {
  const say = (words: readonly string[]): string => words.map(escapeText).join(' · ');
  const text = blocks(
    `# ${escapeText(label)}`,
    escapeText(why),
    'Rolecheck knows this function by its names and never checks it: whatever a plan gives to it is charged to nobody else.',
    '## Names',
    say(names),
    departments.length === 0 ? undefined : `${bold('Where an owner stands:')} ${say(departments)}`,
  );
  return `${text}\n`;
}
