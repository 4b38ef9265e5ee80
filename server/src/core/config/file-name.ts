/** The name of the file in which a team says its own rules. */
export const configFileName = '.rolecheck.yaml';
