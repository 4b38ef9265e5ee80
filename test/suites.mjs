/** The suites that mocha runs, with the folders of `test` whose `*.test.ts` belong to each. */
export const mochaSuites = {
  unit: ['core', 'assistants', 'config', 'features', 'taxonomy', 'snippets', 'bench'],
  plans: ['accuracy', 'properties'],
  project: ['project'],
  lsp: ['lsp'],
  cli: ['cli', 'mcp'],
  editors: ['editors'],
};
