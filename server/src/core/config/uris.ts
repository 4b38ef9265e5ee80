/** The folder that a file is in, ending with a slash: `file:///plans/` for `file:///plans/spring.md`. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/**
 * One spelling for all URIs of a file, as people write it. Clients and the disk may encode the same one differently:
 * `file:///c%3A/plan%20a.md` and `file:///C:/plan a.md`; “ü” may be one character or two.
 */
export function keyOf(uri: string): string {
  return decoded(uri)
    .normalize('NFC')
    .replace(/^file:\/\/\/[A-Z]:/u, (start) => start.toLowerCase());
}

/** The way from a folder to a file in it or below it, as people write it; `undefined` for a file elsewhere. */
export function pathWithin(uri: string, folder: string): string | undefined {
  const [file, base] = [keyOf(uri), keyOf(folder)];
  const start = base.endsWith('/') ? base : `${base}/`;
  return file.startsWith(start) ? file.slice(start.length) : undefined;
}

/** Whether the file is in the folder or below it, however the two are encoded. */
export function isWithin(uri: string, folder: string): boolean {
  return pathWithin(uri, folder) !== undefined;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A percent sign that encodes nothing: the name stands for itself.
    return uri;
  }
}
