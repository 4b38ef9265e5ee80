import type { ChangedSpan } from '../text/changed-span';
import type { Rope } from '../text/rope';
import type { Span } from '../text/span';
import type { InlineText } from './inline-text';
import type { NormalisedText } from './normalised-text';
import type { TextPool } from './text-pool';
import type { NodeCounts, TopLevelNodes } from './top-level';

/** `## KPIs`, its setext form, or `##KPIs`, which its author meant as one. */
export interface Heading {
  readonly kind: 'heading';
  readonly span: Span;
  readonly level: number;
  readonly text: InlineText;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly text: InlineText;
}

export interface List {
  readonly kind: 'list';
  readonly span: Span;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

/** `- [ ] Forum moderation` with whatever is nested in it. */
export interface ListItem {
  readonly span: Span;
  readonly task: boolean;
  readonly blocks: readonly Block[];
}

/** A GFM table. Rows have as many cells as their author wrote; the column is a cell's index. */
export interface Table {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly span: Span;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly span: Span;
  readonly text: InlineText;
}

/** `---`, which ends what a label above it has opened. */
export interface ThematicBreak {
  readonly kind: 'break';
  readonly span: Span;
}

/** Text that is not the plan's own voice: quotes, admonitions, code, HTML, footnotes, link definitions. */
export interface Aside {
  readonly kind: 'aside';
  readonly span: Span;
  /** It is a comment and nothing else, which to a reader is not there. */
  readonly isComment?: true;
}

export type Block = Heading | Paragraph | List | Table | ThematicBreak | Aside;

/** `<!-- … -->`, wherever it stands. */
export interface Comment {
  readonly span: Span;
  /** What stands between the marks. */
  readonly content: string;
}

/** The YAML between `---` lines at the very start of a document. */
export interface FrontMatter {
  readonly span: Span;
  /** The YAML itself and where it begins. */
  readonly yaml: string;
  readonly yamlStart: number;
}

/** A document as blocks in reading order. */
export interface MarkdownTree {
  readonly blocks: readonly Block[];
  readonly comments: readonly Comment[];
  readonly frontMatter: FrontMatter | undefined;
  /** Stands for this version of the document in what is known of the next one; it says nothing. */
  readonly version: object;
  /** Which blocks are those of an earlier version, where the tree was read with its help. */
  readonly change: Change | undefined;
  /** What the parser needs to read the next version of the document from where it changed. */
  readonly syntax: Syntax;
}

/**
 * What has changed since an earlier version of a document, in blocks: so many before the change are the same ones, so many
 * behind it the same apart from where they stand, which is so much farther on. Whatever the blocks between them are, they
 * are new.
 */
export interface Change {
  readonly since: object;
  readonly before: number;
  readonly behind: number;
  readonly by: number;
  /** The same in characters of the document. */
  readonly changed: ChangedSpan;
}

/** The text as the parser has read it, which nodes it has found there, and what is known of the document's texts and words. */
export interface Syntax {
  readonly text: NormalisedText;
  /** The text as it stands in the document. */
  readonly source: Rope;
  /** The nodes right beneath the document, and what was read from each. */
  readonly nodes: TopLevelNodes;
  readonly counts: NodeCounts;
  readonly pool: TextPool;
}
