import type { RoleName } from '../roles/role-names';
import type { Span } from '../text/span';
import type { Expression } from './expressions';

/** A place where a verb is left out that an expression before it has said: "community for retention, social for reach". */
export interface Gap extends Span {
  /** Whose verb it is. */
  readonly of: Expression;
  /** Who owns what follows. */
  readonly name: RoleName;
  /** What follows the gap's object. */
  readonly next: Span | undefined;
}

/** Finds the verbs left out behind the expressions of a sentence; the names are only asked for where there may be one. */
export function findGaps(
  sentence: string,
  expressions: readonly Expression[],
  names: () => readonly RoleName[],
): readonly Gap[] {
  const gaps: Gap[] = [];
  expressions.forEach((expression, index) => {
    if (expression.voice !== 'active' && expression.voice !== 'verb') return;
    const next = expressions[index + 1];
    const end = next?.start ?? sentence.length;
    if (!/[;,]\s|\s(?:and|but|while)\s/i.test(sentence.slice(expression.end, end))) return;
    const preposition = /\b(?:by|on|for|to|of|with|after|at|against|through)$/i.exec(
      sentence.slice(expression.start, expression.end),
    )?.[0];
    const own: Gap[] = [];
    for (const name of names()) {
      if (name.start < expression.end || name.end > end) continue;
      if (!BEGINS_CLAUSE.test(sentence.slice(expression.end, name.start))) continue;
      const isLatter = /^the (?:former|latter)$/i.test(sentence.slice(name.start, name.end));
      const opening = isLatter
        ? 0
        : openingOf(sentence.slice(name.end, end), preposition, sentence.slice(expression.end, name.start));
      if (opening === undefined || (preposition === undefined && hasVerbAhead(sentence, name.end, next))) continue;
      own.push({ of: expression, name, start: name.end, end: name.end + opening, next });
    }
    gaps.push(...own.map((gap, at) => ({ ...gap, next: own[at + 1]?.name ?? next })));
  });
  return gaps;
}

const BEGINS_CLAUSE = /(?:[;,]\s+(?:(?:and|but|while|whereas)\s+)?|\s(?:and|but|while|whereas)\s+)(?:the\s+|our\s+)?$/i;

/** How long the words are between the name and what it owns, or nothing if no verb is left out there. */
function openingOf(after: string, preposition: string | undefined, before: string): number | undefined {
  const aside = '^(?:,\\s[^,;]{1,40},)?\\s+';
  if (preposition !== undefined) return new RegExp(`${aside}${preposition}\\s`, 'i').exec(after)?.[0].length;
  const comma = /^,\s+(?!(?:and|or|but|who|which|though|in turn|for)\b)/i.exec(after)?.[0].length;
  if (comma !== undefined && /;\s+(?:(?:and|but)\s+)?(?:the\s+|our\s+)?$|,\s+and\s+$/i.test(before)) return comma;
  return undefined;
}

/** Without a preposition to tell, a clause with a verb of its own has left none out. */
function hasVerbAhead(sentence: string, from: number, next: Span | undefined): boolean {
  return next !== undefined && !/[;]/.test(sentence.slice(from, next.start));
}
