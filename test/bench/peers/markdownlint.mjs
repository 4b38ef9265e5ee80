import { lint } from 'markdownlint/sync';

/** All of its rules, as it has them switched on. */
export async function start() {
  return (text) => lint({ strings: { plan: text } }).plan.length;
}
