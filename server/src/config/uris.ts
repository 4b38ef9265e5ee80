import { folderOf } from '../core/config/uris';

export { isWithin, keyOf } from '../core/config/uris';

/**
 * The folders that a file is in, the innermost first: each ends with a slash, the last is the root. None for what was
 * never saved.
 */
export function foldersAbove(uri: string): readonly string[] {
  const [root] = /^(?!untitled:)[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\//iu.exec(uri) ?? [];
  if (root === undefined) return [];
  const folders = [folderOf(uri)];
  for (;;) {
    const innermost = folders.at(-1) ?? root;
    if (innermost.length <= root.length) return folders;
    folders.push(folderOf(innermost.slice(0, -1)));
  }
}

/** The file that a path leads to from a file: `../team.yaml`, with slashes and as people write it. */
export function follow(path: string, from: string): string {
  const encoded = path.split('/').map((step) => encodeURIComponent(step));
  return new URL(encoded.join('/'), from).href;
}

/** A file's name without folders, as people write it; `undefined` for what was never saved and for folders. */
export function fileNameOf(uri: string): string | undefined {
  if (uri.startsWith('untitled:')) return undefined;
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/u, '');
  if (name === '') return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that encodes nothing: the name stands for itself.
    return name;
  }
}
