import { madeUpName } from './names';
import type { Chance } from './random';

/** How one copy of a plan differs from the next. */
export interface Variation {
  readonly chance: Chance;
  /** The words that are replaced by made-up names. */
  readonly names: ReadonlySet<string>;
  /** What this copy calls them; filled as they come up. */
  readonly renamed: Map<string, string>;
}

const months = ['January', 'March', 'April', 'June', 'September', 'November'];
const heading = /^#{1,6} /;
const listItem = /^\s*(?:[-*+]|\d+[.)]) +/;
const tableRow = /^\s*\|/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\||$)/;
/** Directives, code, links and lines in a raw layout stay as they are. */
const untouchable = /<|`|\]\(|https?:|^\s{4,}|^[-=*_\s]*$/;

/** One line of a plan with other names and numbers, and with a phrase that says when or where in case it had neither. */
export function varyLine(line: string, variation: Variation): string {
  if (untouchable.test(line) || tableRule.test(line)) return line;
  // A heading says the same as another one more often than anything else in a plan.
  if (heading.test(line) && variation.chance.below(3) > 0) return withOtherNames(line, variation);
  const mark = listItem.exec(line)?.[0] ?? heading.exec(line)?.[0] ?? '';
  const text = line.slice(mark.length);
  const varied = withOtherNumbers(withOtherNames(text, variation), variation.chance);
  return mark + (isSingular(varied, text) ? varied : withPhrase(varied, line, variation.chance));
}

/** Whether the line got a new name or number that is unlikely to come again. */
function isSingular(varied: string, before: string): boolean {
  if (varied === before) return false;
  return /\d{3}/.test(varied) || varied.split(/\d+/).join() !== before.split(/\d+/).join();
}

function withOtherNames(text: string, { chance, names, renamed }: Variation): string {
  return text.replace(/\p{Lu}\p{Ll}{2,}(?![\p{L}'-])/gu, (word) => {
    if (!names.has(word)) return word;
    const name = renamed.get(word) ?? madeUpName(chance);
    renamed.set(word, name);
    return name;
  });
}

/** Years stay years, and everything else keeps its number of digits. */
function withOtherNumbers(text: string, chance: Chance): string {
  return text.replace(/(?<![\p{L}\d#])\d+/gu, (digits) => {
    if (/^(?:19|20)\d\d$/.test(digits)) return String(2020 + chance.below(12));
    const least = digits.length === 1 ? 1 : 10 ** (digits.length - 1);
    return digits.length > 6 ? digits : String(least + chance.below(9 * least));
  });
}

function withPhrase(text: string, line: string, chance: Chance): string {
  if (tableRow.test(line)) return text.replace(/^(\s*\|[^|]*[^|\s])(\s*\|)/, `$1, ${madeUpName(chance)}$2`);
  if (/[:|]\s*$/.test(text) || !/\p{L}\S*$/u.test(text)) return text;
  const [, body = text, stop = ''] = /^(.*?)([.!?;,]*)$/su.exec(text) ?? [];
  return `${body} ${phrase(chance)}${stop}`;
}

/** When or where, in words that give nobody anything. */
function phrase(chance: Chance): string {
  const number = 1 + chance.below(28);
  switch (chance.below(4)) {
    case 0:
      return `in ${madeUpName(chance)}`;
    case 1:
      return `by ${number} ${chance.oneOf(months)} in ${madeUpName(chance)}`;
    case 2:
      return `around ${madeUpName(chance)}`;
    default:
      return `from week ${number} in ${madeUpName(chance)}`;
  }
}
