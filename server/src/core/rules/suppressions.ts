import type { SourceText } from '../text/source-text';
import { listIn } from '../text/list-in';
import type { Span } from '../text/span';
import { isForFile, type Directive } from './directives';
import { ruleNames, type Finding } from './findings';

/** A stretch of a document in which a directive silences findings. */
export interface Suppression {
  /** The directive's whole comment, or the entry in the front matter. */
  readonly span: Span;
  /** The stretch of the document in which findings are silenced. */
  readonly covers: Span;
  /** Names of rules and terms; none silences everything. */
  readonly names: readonly string[];
  /** Why. */
  readonly reason: string | undefined;
  readonly directive: Directive;
  /** The `enable` that ends it; without one a `disable` holds to the end of the document. */
  readonly ending: Directive | undefined;
}

/** Works out what a document's directives silence. */
export function readSuppressions(directives: readonly Directive[], source: SourceText): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  const open = new OpenDirectives();
  const close = (at: number, ending: Directive | undefined): void => {
    for (const directive of open.endedBy(ending))
      suppressions.push(suppression(directive, { start: directive.span.end, end: at }, ending));
  };
  for (const directive of directives) {
    const { kind, span } = directive;
    if (kind === 'enable') close(span.start, directive);
    else if (kind === 'disable') open.add(directive);
    else if (kind === 'disable-line') suppressions.push(suppression(directive, linesOf(source, span)));
    else if (kind === 'disable-next-line') suppressions.push(suppression(directive, nextLine(source, span.end)));
    else if (isForFile(directive)) suppressions.push(suppression(directive, { start: 0, end: source.length + 1 }));
  }
  close(source.length, undefined);
  return suppressions;
}

/** Whether the suppression silences the finding: its rule and its term are named, or none is. */
export function suppresses(suppression: Suppression, finding: Pick<Finding, 'span' | 'rule' | 'term'>): boolean {
  if (finding.span.start < suppression.covers.start || finding.span.start >= suppression.covers.end) return false;
  const { rules, terms } = sortNames(suppression.names);
  const { rule, term } = finding;
  return (
    (rules.length === 0 || rules.includes(rule)) && (terms.length === 0 || (term !== undefined && terms.includes(term)))
  );
}

/** What a directive names, rules and terms apart. */
export interface SortedNames {
  readonly rules: readonly string[];
  readonly terms: readonly string[];
}

export function sortNames(names: readonly string[]): SortedNames {
  return { rules: names.filter(isRuleName), terms: names.filter((name) => !isRuleName(name)) };
}

const RULES: ReadonlySet<string> = new Set(ruleNames);

/** Whether a name in a directive is a rule's; any other is meant to be a term's. */
export function isRuleName(name: string): boolean {
  return RULES.has(name);
}

function suppression(directive: Directive, covers: Span, ending?: Directive): Suppression {
  const { span, names, reason } = directive;
  return { span, covers, names: names.map(({ text }) => text), reason, directive, ending };
}

/** The `disable`s that nothing has ended yet, by what they name: a document may have any number of them. */
class OpenDirectives {
  readonly #named = new Map<string, Directive[]>();

  add(directive: Directive): void {
    listIn(this.#named, namesOf(directive)).push(directive);
  }

  /** Takes out those that the `enable` ends, the last one first: without names, or without any `enable`, all of them. */
  endedBy(enable: Directive | undefined): readonly Directive[] {
    if (enable !== undefined && enable.names.length > 0) {
      const key = namesOf(enable);
      const ended = this.#named.get(key) ?? [];
      this.#named.delete(key);
      return ended.reverse();
    }
    const all = [...this.#named.values()].flat();
    this.#named.clear();
    return all.sort((one, other) => other.span.start - one.span.start);
  }
}

/** What the directive names, in whatever order and however often. */
function namesOf({ names }: Directive): string {
  return [...new Set(names.map(({ text }) => text))].sort().join(' ');
}

/** The line in which the comment stands; those in which it begins and ends, where it runs over several. */
function linesOf(source: SourceText, { start, end }: Span): Span {
  return { start: source.lineStart(source.lineAt(start)), end: source.lineEnd(source.lineAt(end)) + 1 };
}

/** The next line that has text; blank lines between a directive and its line do not count. */
function nextLine(source: SourceText, offset: number): Span {
  let line = source.lineAt(offset) + 1;
  while (line < source.lineCount - 1 && source.lineText(line).trim() === '') line++;
  return { start: source.lineStart(line), end: source.lineEnd(line) + 1 };
}
