import { TextlintKernel } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import noTodo from 'textlint-rule-no-todo';

/** With one rule that looks for TODO: what is measured is nearly all its reading of Markdown. */
export async function start() {
  const kernel = new TextlintKernel();
  const options = {
    filePath: 'plan.md',
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: markdown.default ?? markdown }],
    rules: [{ ruleId: 'no-todo', rule: noTodo.default ?? noTodo }],
  };
  return async (text) => (await kernel.lintText(text, options)).messages.length;
}
