/** The file's name without folders; `undefined` for a document that has not been saved yet. */
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
