// Mocha's browser build, because it is one file that runs in every host: Node, a web worker, a bundle.
import 'mocha/mocha.js';

/** How a run went, test by test. */
export interface Results {
  passed: number;
  failed: number;
  skipped: number;
  /** The full titles of the tests that failed. */
  failures: string[];
}

/** What stands before the results in the output, so that the runner finds them among what the editor says. */
export const resultsMark = 'rolecheck-editor-results:';

type MochaConstructor = new (options: Mocha.MochaOptions) => Mocha;

/** Runs the tests that `define` declares and reports them on the console as they finish. */
export async function runMocha(define: () => void, options: { timeout: number; grep?: string }): Promise<Results> {
  const { Mocha } = globalThis as unknown as { Mocha: MochaConstructor };
  const results: Results = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const mocha = new Mocha({ ui: 'bdd', slow: options.timeout, ...options, reporter: reporterFor(results) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  define();
  await new Promise<void>((resolve) => mocha.run(() => resolve()));
  return results;
}

function reporterFor(results: Results): Mocha.ReporterConstructor {
  function report(runner: Mocha.Runner): void {
    let depth = 0;
    const say = (line: string) => console.log('  '.repeat(depth) + line);
    runner.on('suite', ({ title }) => {
      if (title !== '') say(title);
      depth += 1;
    });
    runner.on('suite end', () => (depth -= 1));
    runner.on('pass', ({ title, duration }) => {
      results.passed += 1;
      say(`✔ ${title} (${duration ?? 0} ms)`);
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
