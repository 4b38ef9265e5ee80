import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';

const { Spec } = Mocha.reporters;

/** Prints what mocha's `spec` prints and writes `{ passed, failed, skipped }` to the file in the option `counts`. */
export default class CountingReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const { counts } = options.reporterOptions;
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      mkdirSync(dirname(counts), { recursive: true });
      writeFileSync(counts, `${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}\n`);
    });
  }
}
