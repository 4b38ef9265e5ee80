import type { Tree, TreeCursor } from '@lezer/common';
import { fitted } from '../text/fitted';
import type { Span } from '../text/span';
import type { Block, List, ListItem, TableCell, TableRow } from './blocks';
import { readComments } from './comments';
import { unmarkedText } from './inline-text';
import { readCommentBlock, readToggle, struckBehind } from './read-html';
import { readInline } from './read-inline';
import type { Source } from './source';

/** Lines that open a heading although the blank after the marks is missing; `#name` alone is a channel or a tag. */
const HEADING_WITHOUT_BLANK = /^(#{2,6})(?=[^\s#])|^(#)(?=\p{Lu}\S*\s+\S)/u;
const FOOTNOTE_DEFINITION = /^\[\^[^\]\s]+\]:/;

/** Reads one of the parser's nodes right beneath the document. */
export class BlockReader {
  readonly #source: Source;
  readonly #cursor: TreeCursor;
  /** How many `<del>` blocks are open around the current block. */
  #struckDepth: number;

  constructor(source: Source, tree: Tree, struckDepth: number) {
    this.#source = source;
    this.#cursor = tree.cursor();
    this.#struckDepth = struckDepth;
  }

  get struckDepth(): number {
    return this.#struckDepth;
  }

  /** Adds the blocks of the node. */
  readInto(blocks: Block[]): void {
    this.#readNode(blocks);
  }

  /** Adds the blocks of the node at the cursor, which stays where it is. */
  #readNode(blocks: Block[]): void {
    const struck = this.#struckDepth > 0;
    const { length } = blocks;
    this.#readBlock(blocks);
    if (!struck && this.#struckDepth === 0) return;
    blocks.length = length;
    blocks.push({ kind: 'aside', span: this.#span() });
  }

  #readBlock(blocks: Block[]): void {
    const source = this.#source;
    const { name } = this.#cursor;
    const span = this.#span();
    switch (name) {
      case 'Paragraph':
        this.#readParagraph(span, blocks);
        return;
      case 'BulletList':
      case 'OrderedList':
        blocks.push(this.#readList(span, name === 'OrderedList'));
        return;
      case 'ListMark':
      case 'QuoteMark':
      case 'TaskMarker':
        return;
      case 'Task':
        blocks.push({ kind: 'paragraph', span, text: this.#readInline() });
        return;
      case 'ATXHeading1':
      case 'ATXHeading2':
      case 'ATXHeading3':
      case 'ATXHeading4':
      case 'ATXHeading5':
      case 'ATXHeading6':
        blocks.push({ kind: 'heading', span, level: Number(name.at(-1)), text: this.#readInline() });
        return;
      case 'SetextHeading1':
      case 'SetextHeading2': {
        const text = this.#readInline();
        // A whole paragraph above `---` is a paragraph and a rule to everybody but the parser.
        if (!text.text.trim().includes('\n')) blocks.push({ kind: 'heading', span, level: Number(name.at(-1)), text });
        else {
          blocks.push({ kind: 'paragraph', span, text });
          blocks.push({ kind: 'break', span: { start: span.end, end: span.end } });
        }
        return;
      }
      case 'Table':
        blocks.push(this.#readTable(span));
        return;
      case 'HorizontalRule':
        blocks.push({ kind: 'break', span });
        return;
      case 'CommentBlock':
        readComments(source, span.start, span.end);
        blocks.push(...readCommentBlock(source, span));
        return;
      case 'HTMLBlock':
        readComments(source, span.start, span.end);
        this.#struckDepth = struckBehind(source.text.slice(span.start, span.end), this.#struckDepth);
        blocks.push(...readToggle(source, span));
        return;
      case 'Blockquote':
        readComments(source, span.start, span.end);
        blocks.push({ kind: 'aside', span });
        return;
      default:
        blocks.push({ kind: 'aside', span });
    }
  }

  #readParagraph(span: Span, blocks: Block[]): void {
    const source = this.#source.text.slice(span.start, span.end);
    if (FOOTNOTE_DEFINITION.test(source)) blocks.push({ kind: 'aside', span });
    else if (source.includes('#')) this.#splitAtHeadingLines(span, source, blocks);
    else blocks.push({ kind: 'paragraph', span, text: this.#readInline() });
  }

  /** A paragraph with `##Heading` lines in it, taken apart into the headings and the text between them. */
  #splitAtHeadingLines(span: Span, source: string, blocks: Block[]): void {
    let pendingStart = span.start;
    let lineStart = span.start;
    const flush = (end: number): void => {
      const text = this.#readInline({ start: pendingStart, end });
      if (text.text.trim() !== '') blocks.push({ kind: 'paragraph', span: { start: pendingStart, end }, text });
    };
    for (const line of source.split('\n')) {
      const marks = HEADING_WITHOUT_BLANK.exec(line);
      const lineEnd = lineStart + line.length;
      if (marks !== null) {
        flush(lineStart);
        blocks.push({
          kind: 'heading',
          span: { start: lineStart, end: lineEnd },
          level: marks[0].length,
          text: this.#readInline({ start: lineStart + marks[0].length, end: lineEnd }),
        });
        pendingStart = Math.min(lineEnd + 1, span.end);
      }
      lineStart = lineEnd + 1;
    }
    flush(span.end);
  }

  #readList(span: Span, ordered: boolean): List {
    const items: ListItem[] = [];
    const cursor = this.#cursor;
    if (cursor.firstChild()) {
      do if (cursor.name === 'ListItem') items.push(this.#readItem());
      while (cursor.nextSibling());
      cursor.parent();
    }
    return { kind: 'list', span, ordered, items: fitted(items) };
  }

  #readItem(): ListItem {
    const cursor = this.#cursor;
    const blocks: Block[] = [];
    const span = this.#span();
    let task = false;
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'Task') task = true;
        this.#readNode(blocks);
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return { span, task, blocks: fitted(withoutOuterComments(blocks)) };
  }

  #readTable(span: Span): Block {
    const cursor = this.#cursor;
    let header: TableRow | undefined;
    const rows: TableRow[] = [];
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'TableRow') rows.push(this.#readRow());
        else if (cursor.name === 'TableHeader') header ??= this.#readRow();
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return header === undefined ? { kind: 'aside', span } : { kind: 'table', span, header, rows: fitted(rows) };
  }

  /** Cells without text have no node of their own, so columns are counted by the bars. */
  #readRow(): TableRow {
    const cursor = this.#cursor;
    const { pool } = this.#source;
    const cells: TableCell[] = [];
    const span = this.#span();
    let column = -1;
    let first = true;
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'TableDelimiter') column = first ? 0 : column + 1;
        else if (cursor.name === 'TableCell') {
          if (first) column = 0;
          const cell = this.#span();
          while (cells.length < column)
            cells.push({ span: { start: cell.start, end: cell.start }, text: unmarkedText('', cell.start, pool) });
          cells.push({ span: cell, text: this.#readInline() });
        }
        first = false;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return { span, cells: fitted(cells) };
  }

  #readInline(within?: Span): ReturnType<typeof readInline> {
    return readInline(this.#source, this.#cursor, within);
  }

  #span(): Span {
    const { base } = this.#source;
    return { start: base + this.#cursor.from, end: base + this.#cursor.to };
  }
}

/** Comments before and behind an item's own blocks make no difference to what the item is. */
function withoutOuterComments(blocks: readonly Block[]): readonly Block[] {
  const counts = (block: Block): boolean => block.kind !== 'aside' || block.isComment !== true;
  if (!blocks.some((block) => !counts(block))) return blocks;
  const first = blocks.findIndex(counts);
  return first < 0 ? blocks : blocks.slice(first, blocks.findLastIndex(counts) + 1);
}
