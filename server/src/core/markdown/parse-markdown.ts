import { TreeFragment, type SyntaxNode, type Tree } from '@lezer/common';
import { GFM, parser as commonMark } from '@lezer/markdown';
import type { Span } from '../text/span';
import { rememberingFold } from '../text/words';
import type { Block, Change, Comment, List, ListItem, MarkdownTree, Syntax, TableCell, TableRow } from './blocks';
import { InlineTextBuilder, MASK, type InlineText } from './inline-text';
import { TextPool } from './text-pool';
import { keptNodes, movedTopLevel, topLevelNodes, type TopLevel, type TopLevelNode } from './top-level';
import { findFrontMatter, normaliseForParser } from './normalise';

const parser = commonMark.configure(GFM);

/**
 * Reads a document into blocks. Every text parses; there are no errors. With the tree of an earlier version only what
 * changed since is parsed and read again; the result is the same.
 */
export function parseMarkdown(text: string, previous?: MarkdownTree): MarkdownTree {
  const frontMatter = findFrontMatter(text);
  const normalised = normaliseForParser(text, frontMatter);
  const earlier = previous?.syntax;
  const tree = parser.parse(normalised, earlier === undefined ? undefined : unchangedParts(earlier, normalised));
  const { topLevel, change, pool } =
    (previous === undefined ? undefined : readChanged(tree, normalised, previous)) ??
    readAll(tree, normalised, earlier);
  return {
    blocks: topLevel.flatMap(({ blocks }) => blocks),
    comments: topLevel.flatMap(({ comments }) => comments),
    frontMatter,
    version: {},
    change,
    syntax: { tree, text: normalised, topLevel, pool },
  };
}

interface Reading {
  readonly topLevel: readonly TopLevel[];
  readonly change: Change | undefined;
  readonly pool: TextPool;
}

function readAll(tree: Tree, text: string, earlier: Syntax | undefined): Reading {
  const pool = earlier?.pool.next() ?? new TextPool(rememberingFold());
  const topLevel = new TreeReader(text, pool).readTopLevel(tree.topNode.firstChild, Infinity);
  pool.close();
  return { topLevel, change: undefined, pool };
}

/** Reads what stands between the parts that the parser has taken over, where they can be told. */
function readChanged(tree: Tree, text: string, previous: MarkdownTree): Reading | undefined {
  const { topLevel: earlier, pool, text: earlierText } = previous.syntax;
  const nodes = topLevelNodes(tree);
  if (nodes === undefined || pool.isWorn) return undefined;
  const by = text.length - earlierText.length;
  const kept = keptNodes(previous.syntax, nodes, text);
  const before = earlier.slice(0, kept.before);
  const behind = earlier.slice(earlier.length - kept.behind);
  const count = nodes.length - kept.before - kept.behind;
  const reader = new TreeReader(text, pool, before.at(-1)?.struckDepth);
  const first = nodes[kept.before];
  const between = count === 0 || first === undefined ? [] : reader.readTopLevel(nodeAt(tree, first), count);
  // A `<del>` that was opened or closed bears on all that follows.
  if (behind.length > 0 && reader.struckDepth !== (earlier.at(-1 - kept.behind)?.struckDepth ?? 0)) return undefined;
  return {
    topLevel: [
      ...before,
      ...between,
      ...behind.map((one, index) => movedTopLevel(one, nodes[nodes.length - kept.behind + index]?.tree ?? null, by)),
    ],
    change: { since: previous.version, before: countBlocks(before), behind: countBlocks(behind), by },
    pool,
  };
}

function countBlocks(parts: readonly TopLevel[]): number {
  return parts.reduce((sum, { blocks }) => sum + blocks.length, 0);
}

/** The parser's node with its way to the nodes around it. */
function nodeAt(tree: Tree, { from }: TopLevelNode): SyntaxNode | null {
  return tree.topNode.childAfter(from);
}

/** The parts of the earlier tree that stand before and behind what changed. */
function unchangedParts(earlier: Syntax, text: string): readonly TreeFragment[] {
  const shorter = Math.min(earlier.text.length, text.length);
  const before = commonLength(shorter, (from, to) => earlier.text.slice(from, to) === text.slice(from, to));
  const ends = [earlier.text.length, text.length] as const;
  const behind = commonLength(
    shorter - before,
    (from, to) => earlier.text.slice(ends[0] - to, ends[0] - from) === text.slice(ends[1] - to, ends[1] - from),
  );
  const change = { fromA: before, toA: earlier.text.length - behind, fromB: before, toB: text.length - behind };
  return TreeFragment.applyChanges(TreeFragment.addTree(earlier.tree), [change]);
}

/** How much is alike of two texts of a length: compared piece by piece, which costs a fraction of character by character. */
function commonLength(length: number, isAlike: (from: number, to: number) => boolean): number {
  let alike = 0;
  for (let step = LONG_PIECE; step >= 1; step = Math.floor(step / 8))
    while (alike + step <= length && isAlike(alike, alike + step)) alike += step;
  return alike;
}

/** In UTF-16 code units; a power of 8. */
const LONG_PIECE = 8 ** 5;

/** Lines that open a heading although the blank after the marks is missing; `#name` alone is a channel or a tag. */
const HEADING_WITHOUT_BLANK = /^(#{2,6})(?=[^\s#])|^(#)(?=\p{Lu}\S*\s+\S)/u;
const FOOTNOTE_DEFINITION = /^\[\^[^\]\s]+\]:/;
const HEADING = /^(?:ATX|Setext)Heading/;
const STRUCK_TAG = /^<(\/?)(?:del|s|strike)\b[^>]*>/i;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&ndash;': '–',
  '&mdash;': '—',
  '&#39;': "'",
  '&apos;': "'",
};

/** Walks the parser's tree once and collects our blocks and the comments. */
class TreeReader {
  #comments: Comment[] = [];
  readonly #text: string;
  readonly #pool: TextPool;
  /** How many `<del>` blocks are open around the current block. */
  #struckDepth: number;

  constructor(text: string, pool: TextPool, struckDepth = 0) {
    this.#text = text;
    this.#pool = pool;
    this.#struckDepth = struckDepth;
  }

  get struckDepth(): number {
    return this.#struckDepth;
  }

  /** Reads so many nodes from the first one on, each for itself. */
  readTopLevel(first: SyntaxNode | null, count: number): readonly TopLevel[] {
    const read: TopLevel[] = [];
    for (let node = first; node !== null && read.length < count; node = node.nextSibling) {
      this.#comments = [];
      const blocks = this.#readNode(node);
      read.push({
        tree: node.tree,
        from: node.from,
        blocks,
        comments: this.#comments,
        struckDepth: this.#struckDepth,
      });
    }
    return read;
  }

  #readChildren(parent: SyntaxNode): Block[] {
    const blocks: Block[] = [];
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) blocks.push(...this.#readNode(node));
    return blocks;
  }

  #readNode(node: SyntaxNode): readonly Block[] {
    const struck = this.#struckDepth > 0;
    const read = this.#readBlock(node);
    return struck || this.#struckDepth > 0 ? [{ kind: 'aside', span: spanOf(node) }] : read;
  }

  #readBlock(node: SyntaxNode): Block[] {
    const span = spanOf(node);
    switch (node.name) {
      case 'ATXHeading1':
      case 'ATXHeading2':
      case 'ATXHeading3':
      case 'ATXHeading4':
      case 'ATXHeading5':
      case 'ATXHeading6':
        return [{ kind: 'heading', span, level: Number(node.name.at(-1)), text: this.#readInline(node) }];
      case 'SetextHeading1':
      case 'SetextHeading2': {
        const text = this.#readInline(node);
        // A whole paragraph above `---` is a paragraph and a rule to everybody but the parser.
        if (text.text.trim().includes('\n'))
          return [
            { kind: 'paragraph', span, text },
            { kind: 'break', span: { start: span.end, end: span.end } },
          ];
        return [{ kind: 'heading', span, level: Number(node.name.at(-1)), text }];
      }
      case 'Paragraph':
        return this.#readParagraph(node);
      case 'Task':
        return [{ kind: 'paragraph', span, text: this.#readInline(node) }];
      case 'BulletList':
      case 'OrderedList':
        return [this.#readList(node)];
      case 'Table':
        return this.#readTable(node);
      case 'HorizontalRule':
        return [{ kind: 'break', span }];
      case 'CommentBlock':
        this.#readComments(span);
        return this.#readCommentBlock(span);
      case 'HTMLBlock':
        this.#readComments(span);
        this.#countStruckTags(span);
        return this.#readToggle(span);
      case 'ListMark':
      case 'QuoteMark':
      case 'TaskMarker':
        return [];
      case 'Blockquote':
        this.#readComments(span);
        return [{ kind: 'aside', span }];
      default:
        return [{ kind: 'aside', span }];
    }
  }

  #readParagraph(node: SyntaxNode): Block[] {
    const span = spanOf(node);
    const source = this.#text.slice(span.start, span.end);
    if (FOOTNOTE_DEFINITION.test(source)) return [{ kind: 'aside', span }];
    if (!source.includes('#')) return [{ kind: 'paragraph', span, text: this.#readInline(node) }];
    return this.#splitAtHeadingLines(node, source);
  }

  /** A paragraph with `##Heading` lines in it, taken apart into the headings and the text between them. */
  #splitAtHeadingLines(node: SyntaxNode, source: string): Block[] {
    const blocks: Block[] = [];
    let pendingStart = node.from;
    let lineStart = node.from;
    const flush = (end: number): void => {
      const text = this.#readInline(node, { start: pendingStart, end });
      if (text.text.trim() !== '') blocks.push({ kind: 'paragraph', span: { start: pendingStart, end }, text });
    };
    for (const line of source.split('\n')) {
      const marks = HEADING_WITHOUT_BLANK.exec(line);
      const lineEnd = lineStart + line.length;
      if (marks !== null) {
        flush(lineStart);
        const start = lineStart + marks[0].length;
        blocks.push({
          kind: 'heading',
          span: { start: lineStart, end: lineEnd },
          level: marks[0].length,
          text: this.#readInline(node, { start, end: lineEnd }),
        });
        pendingStart = Math.min(lineEnd + 1, node.to);
      }
      lineStart = lineEnd + 1;
    }
    flush(node.to);
    return blocks;
  }

  #readList(node: SyntaxNode): List {
    const items: ListItem[] = [];
    for (let item = node.firstChild; item !== null; item = item.nextSibling) {
      if (item.name !== 'ListItem') continue;
      const blocks = withoutOuterComments(this.#readChildren(item));
      items.push({ span: spanOf(item), task: item.getChild('Task') !== null, blocks });
    }
    return { kind: 'list', span: spanOf(node), ordered: node.name === 'OrderedList', items };
  }

  #readTable(node: SyntaxNode): Block[] {
    const header = node.getChild('TableHeader');
    if (header === null) return [{ kind: 'aside', span: spanOf(node) }];
    return [
      {
        kind: 'table',
        span: spanOf(node),
        header: this.#readRow(header),
        rows: node.getChildren('TableRow').map((row) => this.#readRow(row)),
      },
    ];
  }

  /** Cells without text have no node of their own, so columns are counted by the bars. */
  #readRow(row: SyntaxNode): TableRow {
    const cells: TableCell[] = [];
    const empty = (at: number): TableCell => ({
      span: { start: at, end: at },
      text: new InlineTextBuilder().build(this.#pool),
    });
    let column = -1;
    let first = true;
    for (let child = row.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === 'TableDelimiter') {
        if (first) column = 0;
        else column++;
      } else if (child.name === 'TableCell') {
        if (first) column = 0;
        while (cells.length < column) cells.push(empty(child.from));
        cells.push({ span: spanOf(child), text: this.#readInline(child) });
      }
      first = false;
    }
    return { span: spanOf(row), cells };
  }

  #readInline(node: SyntaxNode, within: Span = spanOf(node)): InlineText {
    const builder = new InlineTextBuilder();
    this.#appendInline(node, within, builder);
    return builder.build(this.#pool);
  }

  #appendInline(node: SyntaxNode, within: Span, builder: InlineTextBuilder): void {
    let at = Math.max(node.from, within.start);
    let struckFrom: number | undefined;
    const end = Math.min(node.to, within.end);
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.to <= at || child.from >= end) continue;
      if (struckFrom === undefined) this.#copyText(at, child.from, builder);
      const tag = child.name === 'HTMLTag' ? STRUCK_TAG.exec(this.#text.slice(child.from, child.to)) : null;
      if (tag !== null && tag[1] === '') struckFrom ??= child.from;
      else if (tag !== null && struckFrom !== undefined) {
        builder.replace(MASK, { start: struckFrom, end: child.to });
        struckFrom = undefined;
      } else if (struckFrom === undefined) this.#appendChild(child, within, builder);
      at = child.to;
    }
    if (struckFrom === undefined) this.#copyText(at, end, builder);
    else builder.replace(MASK, { start: struckFrom, end });
  }

  #appendChild(child: SyntaxNode, within: Span, builder: InlineTextBuilder): void {
    const span = spanOf(child);
    switch (child.name) {
      case 'HeaderMark':
      case 'EmphasisMark':
      case 'StrikethroughMark':
      case 'LinkMark':
      case 'LinkTitle':
      case 'LinkLabel':
      case 'QuoteMark':
      case 'TaskMarker':
      case 'ListMark':
        return;
      case 'Emphasis':
      case 'StrongEmphasis': {
        const start = builder.length;
        this.#appendInline(child, within, builder);
        builder.emphasise(start, child.name === 'StrongEmphasis');
        return;
      }
      case 'Link':
        this.#appendLink(child, within, builder);
        return;
      case 'Escape':
        builder.copy(this.#text.slice(child.from + 1, child.to), child.from + 1);
        return;
      case 'InlineCode': {
        // "## `Marketing` – Odile": code type is a heading's ornament; elsewhere it is not the plan's own wording.
        const code = /^(`+)([\p{L} &-]+)\1$/u.exec(this.#text.slice(child.from, child.to));
        if (code?.[2] !== undefined && HEADING.test(child.parent?.name ?? '')) {
          builder.copy(code[2], child.from + (code[1]?.length ?? 0));
        } else builder.replace(MASK, span);
        return;
      }
      case 'Entity':
        builder.replace(ENTITIES[this.#text.slice(child.from, child.to)] ?? MASK, span);
        return;
      case 'HardBreak':
        builder.replace('\n', span);
        return;
      case 'HTMLTag':
        if (/^<br\b/i.test(this.#text.slice(child.from, child.to))) builder.replace('\n', span);
        return;
      case 'Comment':
        // It is nothing to a reader: "R <!-- agreed -->" in a cell is an R.
        this.#readComments(span);
        return;
      default:
        builder.replace(MASK, span);
    }
  }

  /** Link text is the plan's own wording; `[Social]` without a target is text in brackets, `[^1]` a footnote mark. */
  #appendLink(link: SyntaxNode, within: Span, builder: InlineTextBuilder): void {
    if (this.#text.startsWith('[^', link.from)) {
      builder.replace(MASK, spanOf(link));
      return;
    }
    const hasTarget = link.getChild('URL') !== null || link.getChild('LinkLabel') !== null;
    if (hasTarget) {
      const close = link.getChildren('LinkMark')[1];
      const end = Math.min(close?.from ?? link.to, within.end);
      this.#appendInline(link, { start: Math.max(link.from, within.start), end }, builder);
      return;
    }
    builder.copy('[', link.from);
    this.#appendInline(link, { start: link.from + 1, end: link.to - 1 }, builder);
    builder.copy(']', link.to - 1);
  }

  /** Copies text, dropping the indentation of continuation lines and blanks at the ends of lines, of which CRLF text has one each. */
  #copyText(from: number, to: number, builder: InlineTextBuilder): void {
    if (to <= from) return;
    const text = this.#text.slice(from, to);
    if (!text.includes('\n')) {
      builder.copy(text, from);
      return;
    }
    const pieces = /[^\n]*\n?[ \t]*/y;
    for (let match = pieces.exec(text); match !== null && match[0] !== ''; match = pieces.exec(text)) {
      const line = match[0];
      const lineEnd = line.indexOf('\n');
      const start = from + match.index;
      if (lineEnd < 0) builder.copy(line, start);
      else {
        const written = line.slice(0, lineEnd).trimEnd();
        builder.copy(written, start);
        builder.copy('\n', start + lineEnd);
      }
    }
  }

  #readComments(span: Span): void {
    const pattern = /<!--([\s\S]*?)-->/g;
    const text = this.#text.slice(span.start, span.end);
    for (const match of text.matchAll(pattern)) {
      const start = span.start + match.index;
      this.#comments.push({ span: { start, end: start + match[0].length }, content: match[1] ?? '' });
    }
  }

  /** What stands behind a comment on its line belongs to the parser's comment, and is text to a reader. */
  #readCommentBlock({ start, end }: Span): Block[] {
    const source = this.#text.slice(start, end);
    const close = source.indexOf('-->') + '-->'.length;
    if (close < '-->'.length) return [{ kind: 'aside', span: { start, end } }];
    const builder = new InlineTextBuilder();
    const from = start + close + (/^\s*/.exec(source.slice(close))?.[0].length ?? 0);
    const to = start + source.trimEnd().length;
    let at = from;
    for (const { index, 0: comment } of source.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
      if (start + index < from) continue;
      builder.copy(this.#text.slice(at, start + index), at);
      at = start + index + comment.length;
    }
    if (at < to) builder.copy(this.#text.slice(at, to), at);
    const text = builder.build(this.#pool);
    if (text.text.trim() === '') return [{ kind: 'aside', span: { start, end }, isComment: true }];
    return [
      { kind: 'aside', span: { start, end: start + close }, isComment: true },
      { kind: 'paragraph', span: { start: from, end: to }, text },
    ];
  }

  /** `<details><summary>Not ours</summary>` is a bold label to its reader, and `</details>` the end of what it opens. */
  #readToggle(span: Span): Block[] {
    const source = this.#text.slice(span.start, span.end);
    const blocks: Block[] = [];
    if (/<\/details>/i.test(source)) blocks.push({ kind: 'break', span });
    const summary = /<summary\b[^>]*>\s*(?:<\w+>\s*)*([^<>\n]+)/i.exec(source);
    if (summary?.[1] !== undefined) {
      const start = span.start + summary.index + summary[0].length - summary[1].length;
      const builder = new InlineTextBuilder();
      builder.copy(summary[1], start);
      builder.emphasise(0, true);
      blocks.push({
        kind: 'paragraph',
        span: { start, end: start + summary[1].length },
        text: builder.build(this.#pool),
      });
    }
    return blocks.length === 0 ? [{ kind: 'aside', span }] : blocks;
  }

  #countStruckTags(span: Span): void {
    for (const match of this.#text.slice(span.start, span.end).matchAll(/<(\/?)(?:del|strike)\b[^>]*>/gi)) {
      this.#struckDepth = Math.max(0, this.#struckDepth + (match[1] === '' ? 1 : -1));
    }
  }
}

/** Comments before and behind an item's own blocks make no difference to what the item is. */
function withoutOuterComments(blocks: readonly Block[]): readonly Block[] {
  const counts = (block: Block): boolean => block.kind !== 'aside' || block.isComment !== true;
  const first = blocks.findIndex(counts);
  return first < 0 ? blocks : blocks.slice(first, blocks.findLastIndex(counts) + 1);
}

function spanOf(node: SyntaxNode): Span {
  return { start: node.from, end: node.to };
}
