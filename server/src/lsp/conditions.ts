import type { PlanConfig } from '../core/config/config';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { sameSettings, type ServerSettings } from './settings';

/** Under what a document is checked: the editor's settings and the team's file, put together. Immutable. */
export interface Conditions {
  readonly taxonomy: Taxonomy;
  /** The editor's settings with what the file says instead. */
  readonly settings: ServerSettings;
  /** Neither the settings nor the file leave the document out. */
  readonly isChecked: boolean;
  /** The file names the document as a plan, whatever it looks like. */
  readonly isIncluded: boolean;
}

/**
 * What holds for a document. Where the file says something it wins over the editor, so that editor and command line agree;
 * only the editor's own switch is nobody else's. What was never saved has no place yet that the file could speak of.
 */
export function conditionsOf(
  uri: string,
  settings: ServerSettings,
  said: PlanConfig | undefined,
  builtin: Taxonomy,
): Conditions {
  if (said === undefined) return { taxonomy: builtin, settings, isChecked: settings.enable, isIncluded: false };
  const { taxonomy, rules, arguable = settings.arguable, isExcluded, isIncluded } = said;
  return {
    taxonomy,
    settings: { ...settings, rules: { ...settings.rules, ...rules }, arguable },
    isChecked: settings.enable && !leavesOut(uri, isExcluded),
    isIncluded,
  };
}

/** Whether the team's file leaves the document out; one that was never saved is no file that it could mean. */
export function leavesOut(uri: string, isExcluded: boolean): boolean {
  return isExcluded && !uri.startsWith('untitled:');
}

/** Whether what was found under the one holds under the other. */
export function sameConditions(a: Conditions, b: Conditions): boolean {
  return (
    a.taxonomy === b.taxonomy &&
    a.isChecked === b.isChecked &&
    a.isIncluded === b.isIncluded &&
    sameSettings(a.settings, b.settings)
  );
}
