/** Where the server writes what a person may want to read later: the editor's output panel, never standard output. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  /** Detail for whoever mends Rolecheck. */
  log(message: string): void;
}

/** The error's message, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
