import type { Analysis } from '../analyze';
import { pathTo, type BlockPath } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import type { Context, Plan, Section, Statement } from '../plan/plan';
import { covers, firstStartingFrom, type Span } from '../text/span';

/** A stretch of plain text of the document. */
export interface TextPlace {
  readonly path: BlockPath;
  readonly text: InlineText;
  /** Where the caret stands in the plain text. */
  readonly offset: number;
}

/** The text around an offset; `undefined` between blocks, and in what is not the plan's own voice. */
export function textAt({ tree }: Analysis, offset: number): TextPlace | undefined {
  const path = pathTo(tree, offset);
  const at = path.text?.plainOffset(offset);
  return path.text === undefined || at === undefined ? undefined : { path, text: path.text, offset: at };
}

/** The innermost section around an offset. */
export function sectionAt({ sections }: Plan, offset: number): Section | undefined {
  const behind = firstStartingFrom(sections, offset + 1, ({ span }) => span.start);
  for (let index = behind - 1; index >= 0; index--) {
    const section = sections[index];
    if (section !== undefined && offset < section.span.end) return section;
    // An outer section spans its inner ones, so that one of the first level which has ended ends the search.
    if (section?.heading.level === 1) return undefined;
  }
  return undefined;
}

/** Of the statements of one text the one that covers a stretch of it: what assigns by its place before running text. */
export function statementOver(statements: readonly Statement[], stretch: Span): Statement | undefined {
  const around = statements.filter((statement) => covers(statement, stretch));
  return around.find((statement) => statement.form !== 'prose') ?? around[0];
}

/** What holds for a stretch of a text: what its statement says, else its section. */
export function contextOver(
  statements: readonly Statement[],
  stretch: Span,
  section: Section | undefined,
): Context | undefined {
  return statementOver(statements, stretch) ?? statements[0] ?? section?.context;
}
