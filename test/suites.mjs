/** The suites that mocha runs, with the folders of `test` whose `*.test.ts` belong to each. */
export const mochaSuites = {
  unit: ['core', 'config', 'features'],
  // In a process of its own: what other tests leave behind would be counted with it.
  memory: ['memory'],
  // What holds for every text, plan and term, and is tried on many: longer than one waits between two edits.
  properties: ['accuracy', 'properties', 'snippets', 'taxonomy'],
  project: ['project', 'bench'],
  lsp: ['lsp'],
  cli: ['assistants', 'cli', 'mcp'],
  editors: ['editors'],
};
