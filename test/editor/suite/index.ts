import { resultsMark, runMocha } from '../mocha';
import { activationTests } from './activation.test';
import { configTests } from './config.test';
import { crashTests } from './crash.test';
import { findingsTests } from './findings.test';
import { largePlanTests } from './large-plan.test';
import { readingTests } from './reading.test';
import { settingsTests } from './settings.test';
import { writingTests } from './writing.test';

/** What VS Code calls in its extension host; rejects when a test failed, which the editor turns into its exit code. */
export async function run(): Promise<void> {
  const results = await runMocha(
    () => {
      // First, since it is about what happens before the first Markdown document.
      activationTests();
      findingsTests();
      settingsTests();
      readingTests();
      writingTests();
      configTests();
      largePlanTests();
      crashTests();
    },
    { timeout: 180_000, grep: process.env.ROLECHECK_EDITOR_GREP },
  );
  console.log(resultsMark + JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} editor tests failed.`);
}
