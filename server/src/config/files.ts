/** A file's text, or why it has none: the end of a sentence that begins with the file's name. */
export type FileReading = { readonly text: string } | { readonly problem: string };

/** Reads files where they are kept: on a disk, in an editor, on a server far away. Never fails. */
export interface ConfigFiles {
  /** `undefined` where there is no such file. */
  read(uri: string): Promise<FileReading | undefined>;
  /**
   * The file that an npm package offers to be extended, by the package's name and the URI of the file that names it.
   * Left out where packages are not looked at; `undefined` where there is no such package or it offers nothing.
   */
  findPackage?(name: string, from: string): Promise<string | undefined>;
}
