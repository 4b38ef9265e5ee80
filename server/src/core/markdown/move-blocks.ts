import { movedSpan, type Span } from '../text/span';
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

/**
 * What stands so much farther on than it was read. Thousands of these are made with every letter that is typed: what they
 * work out later is no `#` field, which would be set up in each of them first.
 */
abstract class Moved<Origin extends { readonly span: Span }> {
  readonly origin: Origin;
  readonly by: number;
  private spanThere?: Span;

  constructor(origin: Origin, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get span(): Span {
    return (this.spanThere ??= movedSpan(this.origin.span, this.by));
  }
}

class MovedHeading extends Moved<Heading> implements Heading {
  readonly kind = 'heading';
  private textThere?: InlineText;

  get level(): number {
    return this.origin.level;
  }

  get text(): InlineText {
    return (this.textThere ??= this.origin.text.movedBy(this.by));
  }
}

class MovedParagraph extends Moved<Paragraph> implements Paragraph {
  readonly kind = 'paragraph';
  private textThere?: InlineText;

  get text(): InlineText {
    return (this.textThere ??= this.origin.text.movedBy(this.by));
  }
}

class MovedList extends Moved<List> implements List {
  readonly kind = 'list';
  private itemsThere?: readonly ListItem[];

  get ordered(): boolean {
    return this.origin.ordered;
  }

  get items(): readonly ListItem[] {
    return (this.itemsThere ??= this.origin.items.map(({ span, task, blocks }) => ({
      span: movedSpan(span, this.by),
      task,
      blocks: blocks.map((block) => movedBlock(block, this.by)),
    })));
  }
}

class MovedTable extends Moved<Table> implements Table {
  readonly kind = 'table';
  private headerThere?: TableRow;
  private rowsThere?: readonly TableRow[];

  get header(): TableRow {
    return (this.headerThere ??= movedRow(this.origin.header, this.by));
  }

  get rows(): readonly TableRow[] {
    return (this.rowsThere ??= this.origin.rows.map((row) => movedRow(row, this.by)));
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
