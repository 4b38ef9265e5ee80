/** How much of a workspace is looked at, so that a home folder opened by chance costs neither time nor memory. */
export interface Limits {
  /** The most files that are listed. */
  readonly files: number;
  /** The largest file that is read, in bytes. */
  readonly bytes: number;
  /** The longest search for files, in milliseconds. */
  readonly search: number;
}

/** The same wherever the files are kept. */
export const usualLimits: Limits = { files: 2000, bytes: 2 * 1024 * 1024, search: 10_000 };

/** Folders in which programs keep what they fetched or made; nobody writes plans there. */
export const madeByPrograms = ['node_modules', 'bower_components', 'dist', 'out', '_site', 'venv'];

/** Why a file has no text, as the end of a sentence that begins with its name. */
export const unread = {
  tooLarge: (limit: number): string => `is larger than ${Math.round((limit / 1024 / 1024) * 10) / 10} MB`,
  notUtf8: 'is not saved as UTF-8',
  unreadable: 'could not be read',
};

/** Files of outer folders come first, so that a limit cuts off what lies deepest; else by code unit. */
export function nearestFirst(a: string, b: string): number {
  return depthOf(a) - depthOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function depthOf(path: string): number {
  return path.split('/').length;
}
