import { NodeProp, Tree } from '@lezer/common';

/** What the parser hashes the same says the same. */
export type PropsByHash = Map<number, unknown>;

/** What a tree consists of. */
interface Parts {
  children: Tree['children'];
  positions: Tree['positions'];
  /** What the tree knows beside its kind, a dictionary of some 350 bytes in each of them. */
  props: unknown;
}

/**
 * Gives back what a tree takes and does not need, beneath it too: the room that its lists have left, and that each block
 * says for itself in which kind of block it stands. To the parser and whoever reads it, it is the same tree.
 */
export function lean(tree: Tree, known: PropsByHash): void {
  const parts = tree as unknown as Parts;
  const { children } = tree;
  if (parts.props !== null) {
    const hash = tree.prop(NodeProp.contextHash);
    if (hash !== undefined) parts.props = propsOf(hash, parts.props, known);
  }
  if (children.length === 0) {
    parts.children = NO_CHILDREN;
    parts.positions = NO_POSITIONS;
    return;
  }
  parts.children = children.slice();
  parts.positions = tree.positions.slice();
  for (const child of children) if (child instanceof Tree) lean(child, known);
}

const NO_CHILDREN: Tree['children'] = [];
const NO_POSITIONS: Tree['positions'] = [];

function propsOf(hash: number, props: unknown, known: PropsByHash): unknown {
  const same = known.get(hash);
  if (same !== undefined) return same;
  known.set(hash, props);
  return props;
}
