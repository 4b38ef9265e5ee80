import type { Span } from '../text/span';
import type { Aside, Block, Heading, List, ListItem, Paragraph, Table, TableRow, ThematicBreak } from './blocks';
import type { InlineText } from './inline-text';

/**
 * The block as it stands in a document in which so much more stands before it. What it consists of moves when somebody
 * asks for it: every letter that is typed moves all that stands behind it, and hardly any of that is looked at.
 */
export function movedBlock(block: Block, by: number): Block {
  const origin = block instanceof Moved ? (block.origin as Block) : block;
  const total = block instanceof Moved ? block.by + by : by;
  if (total === 0) return origin;
  switch (origin.kind) {
    case 'heading':
      return new MovedHeading(origin, total);
    case 'paragraph':
      return new MovedParagraph(origin, total);
    case 'list':
      return new MovedList(origin, total);
    case 'table':
      return new MovedTable(origin, total);
    case 'break':
      return new MovedBreak(origin, total);
    case 'aside':
      return new MovedAside(origin, total);
  }
}

/** What stands so much farther on than it was read. */
abstract class Moved<Origin extends { readonly span: Span }> {
  readonly origin: Origin;
  readonly by: number;
  #span: Span | undefined;

  constructor(origin: Origin, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get span(): Span {
    return (this.#span ??= movedSpan(this.origin.span, this.by));
  }
}

class MovedHeading extends Moved<Heading> implements Heading {
  readonly kind = 'heading';
  #text: InlineText | undefined;

  get level(): number {
    return this.origin.level;
  }

  get text(): InlineText {
    return (this.#text ??= this.origin.text.movedBy(this.by));
  }
}

class MovedParagraph extends Moved<Paragraph> implements Paragraph {
  readonly kind = 'paragraph';
  #text: InlineText | undefined;

  get text(): InlineText {
    return (this.#text ??= this.origin.text.movedBy(this.by));
  }
}

class MovedList extends Moved<List> implements List {
  readonly kind = 'list';
  #items: readonly ListItem[] | undefined;

  get ordered(): boolean {
    return this.origin.ordered;
  }

  get items(): readonly ListItem[] {
    return (this.#items ??= this.origin.items.map(({ span, task, blocks }) => ({
      span: movedSpan(span, this.by),
      task,
      blocks: blocks.map((block) => movedBlock(block, this.by)),
    })));
  }
}

class MovedTable extends Moved<Table> implements Table {
  readonly kind = 'table';
  #header: TableRow | undefined;
  #rows: readonly TableRow[] | undefined;

  get header(): TableRow {
    return (this.#header ??= movedRow(this.origin.header, this.by));
  }

  get rows(): readonly TableRow[] {
    return (this.#rows ??= this.origin.rows.map((row) => movedRow(row, this.by)));
  }
}

class MovedBreak extends Moved<ThematicBreak> implements ThematicBreak {
  readonly kind = 'break';
}

class MovedAside extends Moved<Aside> implements Aside {
  readonly kind = 'aside';

  get isComment(): true | undefined {
    return this.origin.isComment;
  }
}

function movedRow({ span, cells }: TableRow, by: number): TableRow {
  return {
    span: movedSpan(span, by),
    cells: cells.map((cell) => ({ span: movedSpan(cell.span, by), text: cell.text.movedBy(by) })),
  };
}

/** The span as it stands where so much more stands before it. */
export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
