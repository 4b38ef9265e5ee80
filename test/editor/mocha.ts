// Mocha's browser build, because it is one file that runs in every host: Node, a web worker, a bundle.
import 'mocha/mocha.js';

/** How a run went, test by test. */
export interface Results {
  passed: number;
  failed: number;
  skipped: number;
  /** The full titles of the tests that failed. */
  failures: string[];
  /** The full titles of the tests that passed, but only when they were tried again. */
  secondTries: string[];
}

/** What stands before the results in the output, so that the runner finds them among what the editor says. */
export const resultsMark = 'rolecheck-editor-results:';

type MochaConstructor = new (options: Mocha.MochaOptions) => Mocha;

/** How tests are run. */
export interface Options {
  /** How long a test or a hook may take, in milliseconds. */
  timeout: number;
  /** Which tests run: those whose full titles match. */
  grep?: string;
  /** How often a test that fails is tried again before it counts as failed; once it has passed, it counts as passed. */
  retries?: number;
}

/** Runs the tests that `define` declares and reports them on the console as they finish. */
export async function runMocha(define: () => void, options: Options): Promise<Results> {
  const { Mocha } = globalThis as unknown as { Mocha: MochaConstructor };
  const results: Results = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
  const mocha = new Mocha({ ui: 'bdd', slow: options.timeout, ...options, reporter: reporterFor(results) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  define();
  await new Promise<void>((resolve) => mocha.run(() => resolve()));
  return results;
}

function reporterFor(results: Results): Mocha.ReporterConstructor {
  function report(runner: Mocha.Runner): void {
    let depth = 0;
    const triedBefore = new Set<string>();
    const say = (line: string) => console.log('  '.repeat(depth) + line);
    runner.on('suite', ({ title }) => {
      if (title !== '') say(title);
      depth += 1;
    });
    runner.on('suite end', () => (depth -= 1));
    runner.on('pass', (test) => {
      results.passed += 1;
      const isSecondTry = triedBefore.has(test.fullTitle());
      if (isSecondTry) results.secondTries.push(test.fullTitle());
      say(`✔ ${test.title} (${test.duration ?? 0} ms${isSecondTry ? ', only when tried again' : ''})`);
    });
    // Mocha tells it instead of the failure, and runs the test anew: nothing is counted yet.
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      triedBefore.add(test.fullTitle());
      say(`↻ ${test.title} is tried again, because it failed:`);
      console.log(error.stack ?? String(error));
    });
    runner.on('pending', ({ title }) => {
      results.skipped += 1;
      say(`- ${title} (skipped)`);
    });
    runner.on('fail', (test, error: Error) => {
      results.failed += 1;
      results.failures.push(test.fullTitle());
      say(`✘ ${test.title}`);
      console.log(error.stack ?? String(error));
    });
  }
  // Mocha calls it with `new`, which any function that is no arrow bears.
  return report as unknown as Mocha.ReporterConstructor;
}
