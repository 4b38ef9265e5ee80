import type { Browser } from 'playwright-core';
import { runMocha, type Results } from '../mocha';
import { personTests } from './person.test';
import { teamRulesTests } from './team-rules.test';
import { webTests, type WebEditor } from './web.test';
import { writingTests } from './writing.test';

/** The editor to be driven: a page that shows a folder, with the packed extension installed. */
export interface Editor {
  readonly browser: Browser;
  readonly url: string;
  /** The folder for screenshots. */
  readonly screenshots: string;
  /** The folder in which the package was installed. */
  readonly extensions: string;
  /** The folder that the page shows, on the disk. */
  readonly workspace: string;
}

/** Each is tried again once: what a window does on a busy machine is not in the hands of who presses its keys. */
const options = { timeout: 300_000, retries: 1, grep: process.env.ROLECHECK_EDITOR_GREP };

/** Uses the editor as a person does, from outside. */
export function drive(editor: Editor): Promise<Results> {
  return runMocha(() => {
    personTests(editor);
    writingTests(editor);
    // Last: what a team says holds for every plan of the folder.
    teamRulesTests(editor);
  }, options);
}

/** The same where the editor runs in a browser alone. */
export function driveWeb(editor: WebEditor): Promise<Results> {
  return runMocha(() => webTests(editor), options);
}
