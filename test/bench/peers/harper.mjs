import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';

/** All of its rules, as it has them switched on. */
export async function start() {
  const linter = new LocalLinter({ binary });
  await linter.setup();
  return async (text) => (await linter.lint(text, { language: 'markdown' })).length;
}
