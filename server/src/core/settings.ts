/** How strongly a rule's findings may be set to be shown. */
export const severityChoices = ['error', 'warning', 'information', 'hint', 'off'] as const;
/** What may be set for findings on which practice differs. */
export const arguableChoices = ['milder', 'same', 'off'] as const;

/** The settings that decide what is shown. Their schema is in `settings-schema.ts`. */
export interface Settings {
  /** Severity by rule name; rules not named keep their default. */
  rules: Record<string, (typeof severityChoices)[number]>;
  /** Findings on which practice differs: shown one level milder, at their rule's level, or not at all. */
  arguable: (typeof arguableChoices)[number];
}

/** What holds where nothing is set. */
export const defaultSettings: Settings = { rules: {}, arguable: 'milder' };
