import type { Analysis } from '../analyze';
import type { Scope, ScopeSource } from '../plan/plan';
import type { Role } from '../taxonomy/schema';

/** How another role is named somewhere, so that the new name can be like it. */
export interface Likeness {
  /** The words that name the other role there: "Community Manager". */
  readonly text: string;
  readonly role: Role | undefined;
  readonly source: ScopeSource;
}

/**
 * Names for a role where another one is named now, the most fitting first: as the document names it in such places,
 * built like the other name ("Community team" → "Marketing team"), and plainly.
 */
export function namesFor(role: Role, like: Likeness, analysis: Analysis): readonly string[] {
  const used = usedNames(role, analysis);
  const sameStyle = used.filter(({ source, text }) => source === like.source && isHandle(text) === isHandle(like.text));
  const alike = analogous(like, role);
  const others = used.filter(({ source, text }) => source !== 'sentence' && !isHandle(text) && !isHandle(like.text));
  const department = role.titles.departments[0] ?? role.label;
  const names = [
    ...sameStyle.map(({ text }) => text),
    ...(alike === undefined ? [] : [alike]),
    ...others.map(({ text }) => text).slice(0, 1),
    role.label,
    `${department} team`,
  ];
  return names.filter((name, index) => names.indexOf(name) === index);
}

/** The words that name the role alone somewhere in the plan, the most frequent first. */
function usedNames(role: Role, { plan, source }: Analysis): readonly { text: string; source: ScopeSource }[] {
  const seen = new Map<string, { text: string; source: ScopeSource; starts: Set<number> }>();
  const scopes = [...plan.statements.map(({ scope }) => scope), ...plan.sections.map(({ context }) => context.scope)];
  for (const scope of scopes) {
    if (scope === undefined || !isSolely(scope, role) || scope.source === 'title') continue;
    const text = source.slice(scope.evidence);
    if (text === '' || /[\r\n*_[\]|]/.test(text) || text.length > 50) continue;
    const key = `${scope.source} ${text}`;
    const entry = seen.get(key) ?? { text, source: scope.source, starts: new Set<number>() };
    entry.starts.add(scope.evidence.start);
    seen.set(key, entry);
  }
  return [...seen.values()].sort((a, b) => b.starts.size - a.starts.size);
}

/** Whether the scope speaks for this role and nobody else. */
export function isSolely({ owners }: Scope, role: Role): boolean {
  return owners.length > 0 && owners.every((owner) => owner.kind === 'role' && owner.role === role.id);
}

function isHandle(text: string): boolean {
  return /^[\p{L}\d]+(?:[-_][\p{L}\d]+)+$/u.test(text);
}

/** The other role's name with the words for its field exchanged: "Head of Community" → "Head of Marketing". */
function analogous({ text, role: from }: Likeness, to: Role): string | undefined {
  if (from === undefined) return undefined;
  const pairs: readonly (readonly [readonly string[], string | undefined])[] = [
    [[from.label, ...from.titles.functions], to.label],
    [[from.titles.domains[0] ?? '', ...from.titles.departments, ...from.titles.domains], to.titles.domains[0]],
  ];
  for (const [words, by] of pairs) {
    if (by === undefined) continue;
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      if (word === '') continue;
      const pattern = new RegExp(`(?<![\\p{L}\\d])${escape(word).replace(/ /g, '[ _-]')}(?![\\p{L}\\d])`, 'iu');
      const match = pattern.exec(text);
      if (match === null) continue;
      const rest = text.slice(match.index + match[0].length);
      return text.slice(0, match.index) + inTheManner(by, match[0], text) + rest;
    }
  }
  return undefined;
}

/** Words in the case, and joined in the way, of those that they replace. */
function inTheManner(words: string, replaced: string, whole: string): string {
  const joint = /[-_]/.exec(replaced)?.[0] ?? (isHandle(whole) ? (/[-_]/.exec(whole)?.[0] ?? '-') : ' ');
  const letters = replaced.replace(/[^\p{L}]/gu, '');
  if (letters === letters.toUpperCase() && letters.length > 3) return words.toUpperCase().replace(/ /g, joint);
  if (letters === letters.toLowerCase()) return words.toLowerCase().replace(/ /g, joint);
  const later = whole.split(/[\s_-]+/).slice(1);
  const isTitleCase = later.some((word) => /^\p{Lu}/u.test(word)) && !later.some((word) => /^\p{Ll}{4,}/u.test(word));
  const parts = words.split(' ').map((word, index) => (index === 0 || isTitleCase ? upperFirst(word) : word));
  return parts.join(joint);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
