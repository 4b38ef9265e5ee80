/** What the command's exit code says; the first that applies, from the end. */
export const exitCodes = {
  /** Nothing found, or nothing above information. */
  clean: 0,
  /** At least one finding is a warning or an error. */
  findings: 1,
  /** The command was misused, or something could not be checked. */
  trouble: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
