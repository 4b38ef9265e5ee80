import { resultsMark, runMocha } from '../mocha';
import { activationTests } from './activation.test';
import { assistantTests } from './assistant.test';
import { configTests } from './config.test';
import { crashTests, type ServerProcesses } from './crash.test';
import { findingsTests } from './findings.test';
import { firstStepsTests } from './first-steps.test';
import { largePlanTests } from './large-plan.test';
import { readingTests } from './reading.test';
import { settingsTests } from './settings.test';
import { writingTests } from './writing.test';

/** What differs from host to host. */
export interface SuiteOptions {
  /** Which tests run: those whose full titles match. */
  readonly grep: string | undefined;
  /** How to find and end the server's process; left out where it has none. */
  readonly processes?: ServerProcesses;
}

/** Runs the tests inside VS Code; rejects when one failed, which the editor turns into its exit code. */
export async function runSuite({ grep, processes }: SuiteOptions): Promise<void> {
  const results = await runMocha(
    () => {
      // First, since it is about what happens before the first Markdown document.
      activationTests();
      findingsTests();
      settingsTests();
      readingTests();
      writingTests();
      configTests();
      firstStepsTests();
      assistantTests();
      largePlanTests();
      crashTests(processes);
    },
    { timeout: 180_000, grep },
  );
  console.log(resultsMark + JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} editor tests failed.`);
}
