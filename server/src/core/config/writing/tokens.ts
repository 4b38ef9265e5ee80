import { CST, Lexer } from 'yaml';

/**
 * What the YAML library keeps of a file besides its values: every blank, comment and mark with its place. Nothing here
 * reads YAML by itself.
 */

/** A key of a mapping or an item of a list, with all that stands around it. */
export type Item = CST.CollectionItem;

/** The tokens without any inside, in the order of the text. */
function leavesOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'block-map':
    case 'block-seq':
      return token.items.flatMap(leavesOfItem);
    case 'flow-collection':
      return [token.start, ...token.items.flatMap(leavesOfItem), ...token.end];
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return [token, ...(token.end ?? [])];
    default:
      return [token];
  }
}

function leavesOfItem({ start, key, sep, value }: Item): readonly CST.Token[] {
  return [
    ...start,
    ...(key == null ? [] : leavesOf(key)),
    ...(sep ?? []),
    ...(value === undefined ? [] : leavesOf(value)),
  ];
}

const UNSEEN: ReadonlySet<CST.Token['type']> = new Set(['space', 'newline', 'comment']);

/** Where the item's own words begin: its key, its value, or the mark before it. */
export function startOfItem(item: Item): number | undefined {
  return leavesOfItem(item).find(({ type }) => !UNSEEN.has(type) && type !== 'comma')?.offset;
}

/** Where the item's own words end, blanks and comments behind them left out; `undefined` where it has none. */
export function endOfItem(item: Item): number | undefined {
  const last = leavesOfItem(item).findLast(({ type }) => !UNSEEN.has(type));
  return last === undefined ? undefined : endOfLeaf(last);
}

function endOfLeaf(leaf: CST.Token): number | undefined {
  if (leaf.type === 'block-scalar') return endOfBlockScalar(leaf);
  return 'source' in leaf ? leaf.offset + leaf.source.length : undefined;
}

/** With the empty lines behind it only where its header keeps them (`|+`). */
function endOfBlockScalar({ offset, props, source }: CST.BlockScalar): number {
  const header = props.map((prop) => ('source' in prop ? prop.source : '')).join('');
  const keepsLines = props.some((prop) => prop.type === 'block-scalar-header' && prop.source.includes('+'));
  return offset + (keepsLines ? header + source : (header + source).trimEnd()).length;
}

/** Where the value of a key would begin: behind its colon, and behind an anchor or a tag. */
export function endOfColon({ sep = [] }: Item): number | undefined {
  if (!sep.some(({ type }) => type === 'map-value-ind')) return undefined;
  const last = sep.findLast(({ type }) => !UNSEEN.has(type));
  return last === undefined ? undefined : last.offset + last.source.length;
}

/** Whether there is something in the item, and not only a comma or a comment. */
export function isFilled({ key, value }: Item): boolean {
  return key != null || value !== undefined;
}

/** The file's comments, in order. */
export function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    // The library now and then takes the first half of Windows' line ends for a part of the comment.
    if (lexeme.startsWith('#') && previous !== CST.SCALAR) comments.push(lexeme.trimEnd());
    previous = lexeme;
  }
  return comments;
}
