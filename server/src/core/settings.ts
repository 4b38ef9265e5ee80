import { z } from 'zod';

export const severitySetting = z.enum(['error', 'warning', 'information', 'hint', 'off']);
export const arguableSetting = z.enum(['milder', 'same', 'off']);

/**
 * The settings that decide what is shown. The schema gives type, defaults and validation;
 * the settings that `package.json` contributes are generated from it.
 */
export const settingsSchema = z.object({
  /** Severity by rule name; rules not named keep their default. */
  rules: z.record(z.string(), severitySetting).default({}),
  /** Findings on which practice differs: shown one level milder, at their rule's level, or not at all. */
  arguable: arguableSetting.default('milder'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
