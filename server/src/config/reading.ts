// What it takes to understand a team's file. The loader brings it in when there is one: most plans have none, and YAML and
// schemas take longer to load than such a plan takes to check.
export { readConfig, unreadableConfig } from '../core/config/reading/read-config';
export { resolveConfig } from '../core/config/applying/resolve-config';
