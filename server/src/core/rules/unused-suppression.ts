import { isForFile, type Directive, type DirectiveWord } from './directives';
import type { DirectiveRule, DirectiveRuleInput } from './rule';
import { Repetitions } from './repetitions';
import { isRuleName, type Suppression } from './suppressions';
import type { UnusedFact } from './unused-fact';
import page from './unused-suppression.md';
import { sayAmiss } from './unused-suppression-words';

/** A comment or an entry in the front matter that silences nothing, or that names a rule or a term that does not exist. */
export const unusedSuppression: DirectiveRule<UnusedFact> = {
  name: 'unused-suppression',
  severity: 'warning',
  page,
  find: (input) => {
    const others: Others = {
      repetitions: new Repetitions(input.suppressions),
      endings: new Set(input.suppressions.map(({ ending }) => ending)),
    };
    const of = new Map(input.suppressions.map((suppression) => [suppression.directive, suppression]));
    return [
      ...input.slips.map(({ kind, text, span }) => fact(`front-matter-${kind}`, undefined, { ...span, text })),
      ...input.directives
        .filter(({ names }) => !names.some(({ text }) => text === 'unused-suppression'))
        .flatMap((directive) => findAmiss(directive, of.get(directive), others, input)),
    ];
  },
  say: sayAmiss,
};

function fact(
  amiss: UnusedFact['amiss'],
  directive: Directive | undefined,
  word: DirectiveWord,
  more: Partial<UnusedFact> = {},
): UnusedFact {
  const span = { start: word.start, end: word.end };
  return { span, related: [], arguable: false, weak: false, amiss, directive, word, ...more };
}

/** What else stands in the document that a directive is judged by. */
interface Others {
  readonly repetitions: Repetitions;
  /** What ends a suppression. */
  readonly endings: ReadonlySet<Directive | undefined>;
}

function findAmiss(
  directive: Directive,
  suppression: Suppression | undefined,
  { repetitions, endings }: Others,
  input: DirectiveRuleInput,
): readonly UnusedFact[] {
  const { kind, keyword, names } = directive;
  if (kind === undefined) return [fact('keyword', directive, keyword)];
  const unknown = names.filter(({ text }) => !isRuleName(text) && input.taxonomy.term(text) === undefined);
  // A comment with a slip in it silences nothing because of the slip; one word about it is enough.
  if (unknown.length > 0) return unknown.map((name) => fact('name', directive, name));
  const twice = namesAgain(names);
  const namedTwice = Array.from(twice, (name) => fact('name-twice', directive, name));
  if (kind === 'enable') return endings.has(directive) ? namedTwice : [fact('nothing-to-end', directive, keyword)];
  if (suppression === undefined) return [];
  if (!input.isUsed(suppression)) return [nothingSilenced(suppression, input)];
  const repeated = repetitions.repeatedBy(suppression);
  if (repeated !== undefined) {
    const line = input.source.lineAt(repeated.span.start) + 1;
    return [fact('repeated', directive, keyword, { line, repeats: repeated })];
  }
  return [...namedTwice, ...uselessNames(suppression, input, twice)];
}

function nothingSilenced({ directive, covers: stretch }: Suppression, input: DirectiveRuleInput): UnusedFact {
  const missed = input.firstIn(stretch);
  const found = missed?.term === undefined ? missed?.rule : `${missed.rule} ${missed.term}`;
  const partsTable = missed === undefined && standsBetweenRows(directive, input);
  return fact('nothing-silenced', directive, directive.keyword, { ...(found !== undefined && { found }), partsTable });
}

/** The names that stand before already. */
function namesAgain(names: readonly DirectiveWord[]): ReadonlySet<DirectiveWord> {
  const firsts = new Map([...names].reverse().map((name) => [name.text, name]));
  return new Set(names.filter((name) => firsts.get(name.text) !== name));
}

/** Names without which the directive would silence the same. */
function uselessNames(
  suppression: Suppression,
  { isUsedFor }: DirectiveRuleInput,
  besides: ReadonlySet<DirectiveWord>,
): readonly UnusedFact[] {
  const { directive } = suppression;
  if (directive.names.length < 2) return [];
  return directive.names
    .filter((name) => !besides.has(name) && !isUsedFor(name.text, suppression))
    .map((name) => fact('name-silences-nothing', directive, name));
}

/** A comment on a line of its own ends a table, so that what its writer takes for the next row is none. */
function standsBetweenRows(directive: Directive, { source }: DirectiveRuleInput): boolean {
  if (isForFile(directive)) return false;
  const isRow = (line: number): boolean => line >= 0 && line < source.lineCount && /^\s*\|/.test(source.lineText(line));
  const { start, end } = directive.span;
  return isRow(source.lineAt(start) - 1) && isRow(source.lineAt(end) + 1);
}
