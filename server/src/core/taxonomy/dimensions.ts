/** The kinds of thing that a role can own. */
export const dimensions = ['objective', 'audience', 'tactic', 'metric', 'skill'] as const;
export type Dimension = (typeof dimensions)[number];
