import { NotificationType, type Connection } from 'vscode-languageserver';
import type { SettingsProblem } from './settings';
import type { Survey } from './survey';

/** Something that a person may want to know although no document shows it. */
export interface StatusItem {
  /** A sentence or two for the person at the keyboard. */
  readonly message: string;
  /** The team's file that has the mistake. */
  readonly uri?: string;
  /** Where in it, counted from 0. */
  readonly line?: number;
  /** The setting that has the mistake: `rolecheck.rules`. */
  readonly setting?: string;
}

/** What the client is told with `rolecheck/problems`, whole, whenever something of it changes. */
export interface ProblemsParams {
  /** The mistakes in the teams' files that are in force, and those in the settings. */
  readonly items: readonly StatusItem[];
  /** Which team's file governs each open plan, by the plan's URI; plans without one are left out. */
  readonly files: Readonly<Record<string, string>>;
}

/** Sent to clients that say `experimental: { rolecheckProblems: true }`. */
export const problemsNotification = new NotificationType<ProblemsParams>('rolecheck/problems');

/** Tells the client, once each, what a status may show of rules and settings. */
export class ProblemsStatus {
  readonly #connection: Connection;
  readonly #isWanted: boolean;
  #told = JSON.stringify({ items: [], files: {} } satisfies ProblemsParams);

  constructor(connection: Connection, isWanted: boolean) {
    this.#connection = connection;
    this.#isWanted = isWanted;
  }

  /** Tells what the last look at the files came to, where that is news. */
  update(survey: Survey, settings: readonly SettingsProblem[]): void {
    if (!this.#isWanted) return;
    const params: ProblemsParams = {
      items: [...mistakesIn(survey), ...settings],
      files: Object.fromEntries(survey.plans.flatMap(({ plan, file }) => (file === undefined ? [] : [[plan, file]]))),
    };
    const told = JSON.stringify(params);
    if (told === this.#told) return;
    this.#told = told;
    // A client that is gone needs no status.
    this.#connection.sendNotification(problemsNotification, params).catch(() => undefined);
  }
}

function mistakesIn({ files }: Survey): readonly StatusItem[] {
  return [...files.values()].flatMap(({ uri, reading, problems }) =>
    problems
      .filter(({ severity }) => severity !== 'information')
      .map(({ message, span }) => ({ message, uri, line: reading.source.lineAt(span.start) })),
  );
}
