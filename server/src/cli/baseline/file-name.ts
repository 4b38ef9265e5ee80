/** The name of a baseline's file where none is given. */
export const baselineFileName = '.rolecheck-baseline.json';
