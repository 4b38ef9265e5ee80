/** The suites that mocha runs, with the folders of `test` whose `*.test.ts` belong to each. */
export const mochaSuites = {
  unit: ['core', 'assistants', 'config', 'features', 'taxonomy', 'snippets', 'bench'],
  // In a process of its own: what other tests leave behind would be counted with it.
  memory: ['memory'],
  plans: ['accuracy', 'properties'],
  project: ['project'],
  lsp: ['lsp'],
  cli: ['cli', 'mcp'],
  editors: ['editors'],
};
