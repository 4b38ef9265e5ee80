import * as z from 'zod';
import { arguableChoices, defaultSettings, severityChoices, type Settings } from './settings';

export const severitySetting = () => z.enum(severityChoices);
export const arguableSetting = () => z.enum(arguableChoices);

/**
 * Reads {@link Settings} and fills in what is left out. It stands apart from them, since checking a plan needs no schema;
 * the settings that `package.json` contributes are held against it.
 */
export const settingsSchema = () =>
  z.object({
    rules: z.record(z.string(), severitySetting()).default(defaultSettings.rules),
    arguable: arguableSetting().default(defaultSettings.arguable),
  }) satisfies z.ZodType<Settings>;
