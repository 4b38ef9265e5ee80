import { chanceFrom, type Chance } from './random';
import { madeUpName, namesIn } from './names';
import { varyLine, type Variation } from './vary';

/** The plans that larger ones are made from. */
export interface Sources {
  readonly plans: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** Reads plans for what they can be made into; `vocabulary` holds the words that must stay as they are. */
export function sourcesFrom(plans: readonly string[], vocabulary: string): Sources {
  const plain = plans.map((plan) => withoutFrontMatter(plan.replaceAll('\r\n', '\n')).trim());
  return { plans: plain, names: namesIn(plain, vocabulary) };
}

/**
 * A plan of about so many bytes (UTF-8), the same for the same seed: copies of the sources, each time with other names and
 * numbers, with its sections, list items and table rows in another order, and with a title of its own.
 */
export function makePlan({ plans, names }: Sources, seed: number, bytes: number): string {
  const chance = chanceFrom(seed);
  const parts: string[] = [];
  let size = 0;
  let queue: string[] = [];
  while (size < bytes) {
    if (queue.length === 0) queue = chance.shuffled(plans);
    const variation: Variation = { chance, names, renamed: new Map() };
    for (const section of sectionsOf(queue.pop()!, chance)) {
      const part = varySection(section, variation);
      parts.push(part);
      size += Buffer.byteLength(part) + 2;
      if (size >= bytes) break;
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Several plans, each of about so many bytes. */
export function makePlans(sources: Sources, seed: number, count: number, bytes: number): string[] {
  return Array.from({ length: count }, (_, index) => makePlan(sources, seed * 1_000 + index, bytes));
}

function withoutFrontMatter(plan: string): string {
  return plan.replace(/^---\n[^]*?\n---\n/, '');
}

/** What stands above the first heading of the second level, and the sections below it in another order. */
function sectionsOf(plan: string, chance: Chance): string[] {
  const lines = plan.split('\n');
  const starts = lines.flatMap((line, index) => (isSectionStart(lines, index) && line !== '' ? [index] : []));
  const cuts = [0, ...starts.filter((index) => index > 0), lines.length];
  const pieces = cuts.slice(1).map((end, index) => lines.slice(cuts[index], end).join('\n').trim());
  const [opening = '', ...sections] = pieces.filter((piece) => piece !== '');
  return [opening, ...chance.shuffled(sections)];
}

function isSectionStart(lines: readonly string[], index: number): boolean {
  const isUnderlined = /^\p{L}/u.test(lines[index]!) && /^-{3,}$/.test(lines[index + 1] ?? '');
  if (!isUnderlined && !lines[index]!.startsWith('## ')) return false;
  const fencesAbove = lines.slice(0, index).filter((line) => /^\s*(?:```|~~~)/.test(line)).length;
  return fencesAbove % 2 === 0;
}

function varySection(section: string, variation: Variation): string {
  const { chance } = variation;
  let inFence = false;
  const lines = section.split('\n').map((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) inFence = !inFence;
    if (isFence || inFence) return line;
    if (line.startsWith('# ')) return `${varyLine(line, variation)} – ${madeUpName(chance)} ${1 + chance.below(9_999)}`;
    return varyLine(line, variation);
  });
  return reordered(lines, chance).join('\n');
}

/** Neighbouring items of a list, and neighbouring rows of a table's body, in another order. */
function reordered(lines: readonly string[], chance: Chance): string[] {
  const result: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    result.push(...chance.shuffled(run));
    run = [];
  };
  lines.forEach((line, index) => {
    if (isMovable(lines, index)) run.push(line);
    else {
      flush();
      result.push(line);
    }
  });
  flush();
  return result;
}

function isMovable(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  const next = lines[index + 1] ?? '';
  // An item with lines below it keeps its place, and them.
  if (/^[-*] /.test(line)) return next === '' || /^[-*] /.test(next);
  if (!line.startsWith('|') || /^\|[\s:|-]*$/.test(line)) return false;
  // A row whose first cell is empty goes on with the row above it.
  if (/^\|\s*\|/.test(line) || /^\|\s*\|/.test(next)) return false;
  return bodyHasBegun(lines, index);
}

function bodyHasBegun(lines: readonly string[], index: number): boolean {
  for (let above = index - 1; above >= 0 && lines[above]!.startsWith('|'); above--) {
    if (/^\|[\s:|-]*-[\s:|-]*$/.test(lines[above]!)) return true;
  }
  return false;
}
