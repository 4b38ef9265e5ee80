import { isAlias, isMap, isScalar, isSeq, Parser, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FrontMatter } from '../../markdown/blocks';
import { applyEdits, replaceBy, type Edit } from '../../text/edits';
import { SourceText } from '../../text/source-text';
import type { Span } from '../../text/span';
import { parseFrontMatter, withLineFeeds } from './front-matter';

/**
 * Takes entries and keys out of what stands under `rolecheck:` in the front matter. A key goes with its last entry, a reason
 * with all that it was given for, and the front matter where nothing else stands in it; comments stay. `undefined` where the
 * rest could not be kept as it is.
 *
 * @param starts where the entries and keys begin in the document
 */
export function withoutSwitches(
  frontMatter: FrontMatter,
  starts: ReadonlySet<number>,
  source: SourceText,
): readonly Edit[] | undefined {
  const document = parseFrontMatter(frontMatter);
  const { contents } = document;
  if (!isMap(contents) || document.errors.length > 0) return undefined;
  const { yaml, yamlStart } = frontMatter;
  const gone = findGone(contents, (node) => starts.has(yamlStart + startOf(node)));
  const edits = removals(contents, gone, yaml);
  if (edits === undefined || edits.length === 0) return undefined;
  const after = applyEdits(yaml, edits);
  if (after.trim() === '') return [replaceBy(withLineBelow(frontMatter.span, source), '')];
  const reread = parseFrontMatter({ yaml: after });
  const expected = JSON.stringify(gistOf(contents, gone));
  if (reread.errors.length > 0 || JSON.stringify(gistOf(reread.contents)) !== expected) return undefined;
  return edits.map(({ span, draft }) => ({
    span: { start: yamlStart + span.start, end: yamlStart + span.end },
    draft,
  }));
}

/** The pairs of mappings and the items of lists that go, the outermost only. */
function findGone(contents: YAMLMap, isMeant: (node: unknown) => boolean): ReadonlySet<unknown> {
  const gone = new Set<unknown>();
  for (const pair of contents.items) {
    if (keyOf(pair) !== 'rolecheck' || !isMap(pair.value)) continue;
    const inner = pair.value.items;
    const isGone = (one: Pair): boolean =>
      isMeant(one.key) ||
      (keyOf(one) === 'disable' &&
        (isSeq(one.value) ? one.value.items.length > 0 && one.value.items.every(isMeant) : isMeant(one.value)));
    const left = inner.filter((one) => !isGone(one));
    const leavesReason = left.length < inner.length && left.every((one) => keyOf(one) === 'reason');
    if (leavesReason) {
      gone.add(pair);
      continue;
    }
    const isWithoutNames = left.length < inner.length && !left.some((one) => keyOf(one) === 'disable');
    for (const one of inner) {
      if (!left.includes(one) || (isWithoutNames && keyOf(one) === 'reason')) gone.add(one);
      else if (keyOf(one) === 'disable' && isSeq(one.value))
        for (const item of one.value.items.filter(isMeant)) gone.add(item);
    }
  }
  return gone;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value).toLowerCase() : '';
}

function removals(contents: YAMLMap, gone: ReadonlySet<unknown>, yaml: string): readonly Edit[] | undefined {
  const comments = commentsIn(yaml);
  const edits: Edit[] = [];
  const visit = (collection: YAMLMap | YAMLSeq): boolean => {
    const items: readonly unknown[] = collection.items;
    for (const [index, item] of items.entries()) {
      if (gone.has(item)) {
        const edit =
          collection.flow === true ? withoutPart(items, index, gone, yaml) : withoutLines(item, yaml, comments);
        if (edit === undefined) return false;
        edits.push(edit);
        continue;
      }
      const value = isMap(collection) ? collection.items[index]?.value : item;
      if ((isMap(value) || isSeq(value)) && !visit(value)) return false;
    }
    return true;
  };
  return visit(contents) ? edits : undefined;
}

/** One of several between brackets, with the comma that parts it from the next or the one before. */
function withoutPart(
  items: readonly unknown[],
  index: number,
  gone: ReadonlySet<unknown>,
  yaml: string,
): Edit | undefined {
  const isFirstLeft = items.slice(0, index).every((item) => gone.has(item));
  const [item, before, next] = [items[index], items[index - 1], items[index + 1]];
  const span = isFirstLeft
    ? { start: startOf(item), end: next === undefined ? endOf(item) : startOf(next) }
    : { start: endOf(before), end: endOf(item) };
  return /[#&]/.test(yaml.slice(span.start, span.end)) ? undefined : replaceBy(span, '');
}

/** Its lines, of which the comments stay. */
function withoutLines(item: unknown, yaml: string, comments: readonly Span[]): Edit | undefined {
  const source = new SourceText(yaml);
  const start = source.lineStart(source.lineAt(startOf(item)));
  if (!/^[ \t]*(?:-[ \t]+)?$/.test(yaml.slice(start, startOf(item)))) return undefined;
  const written = yaml.slice(start, endOf(item)).trimEnd();
  if (written.includes('&')) return undefined;
  const end = source.lineStart(source.lineAt(start + written.length) + 1);
  const kept = comments
    .filter((comment) => start <= comment.start && comment.end <= end)
    .map((comment) => {
      const line = source.lineAt(comment.start);
      const indent = /^[ \t]*/.exec(source.lineText(line))?.[0] ?? '';
      return indent + source.slice(comment) + yaml.slice(source.lineEnd(line), source.lineStart(line + 1));
    });
  return replaceBy({ start, end }, kept.join(''));
}

function commentsIn(yaml: string): readonly Span[] {
  const found: Span[] = [];
  const visit = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    const { type, offset, source } = token as Readonly<Record<string, unknown>>;
    if (type === 'comment' && typeof offset === 'number' && typeof source === 'string')
      found.push({ start: offset, end: offset + source.length });
    for (const value of Object.values(token)) visit(value);
  };
  for (const token of new Parser().parse(withLineFeeds(yaml))) visit(token);
  return found.sort((one, other) => one.start - other.start);
}

function startOf(node: unknown): number {
  return rangeOf(isPair(node) ? node.key : node)?.[0] ?? -1;
}

/** Where the last word of a node ends: blanks, line ends and comments behind it left out. */
function endOf(node: unknown): number {
  if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
  if ((isMap(node) || isSeq(node)) && node.flow !== true) return Math.max(-1, ...node.items.map(endOf));
  return rangeOf(node)?.[1] ?? -1;
}

function isPair(node: unknown): node is Pair {
  return typeof node === 'object' && node !== null && 'key' in node && 'value' in node;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { readonly range?: readonly [number, number, number] | null } | null | undefined)?.range ?? undefined;
}

/** What YAML says, without how it is written. */
function gistOf(node: unknown, gone: ReadonlySet<unknown> = new Set()): unknown {
  if (isMap(node))
    return node.items
      .filter((pair) => !gone.has(pair))
      .map(({ key, value }) => [gistOf(key, gone), gistOf(value, gone)]);
  if (isSeq(node)) return { list: node.items.filter((item) => !gone.has(item)).map((item) => gistOf(item, gone)) };
  if (isAlias(node)) return { alias: node.source };
  return isScalar(node) ? node.value : null;
}

/** The front matter's lines, and a blank one below them. */
function withLineBelow({ start, end }: Span, source: SourceText): Span {
  const line = source.lineAt(end) + 1;
  const isBlank = line < source.lineCount && source.lineText(line).trim() === '';
  return { start, end: source.lineStart(isBlank ? line + 1 : line) };
}
