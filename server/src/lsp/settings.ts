import { ruleNames, type SeveritySetting } from '../core/rules/findings';
import { isRuleName } from '../core/rules/suppressions';
import { arguableChoices, defaultSettings, severityChoices, type Settings } from '../core/settings';
import { nearest } from '../core/text/nearest';

/** The section under which editors keep the settings: `rolecheck.enable`, `rolecheck.rules`, … */
export const settingsSection = 'rolecheck';

/** The settings of the language server: those of the analysis, whether it checks at all, and what it shows besides. */
export interface ServerSettings extends Readonly<Settings> {
  /** Whether plans are checked. */
  readonly enable: boolean;
  /** Whether a line above a role's heading says what its section holds. */
  readonly codeLens: boolean;
}

export const defaultServerSettings: ServerSettings = { ...defaultSettings, enable: true, codeLens: true };

const yesOrNo = [true, false] as const;

/** A value that was passed over. */
export interface SettingsProblem {
  /** The setting as editors list it: `rolecheck.rules`. */
  readonly setting: string;
  /** What is wrong and what holds instead, for the person at the keyboard. */
  readonly message: string;
}

/** Settings as they shall be used, and what is to be said about the values that could not be. */
export interface ReadSettings {
  readonly settings: ServerSettings;
  readonly problems: readonly SettingsProblem[];
}

/**
 * Reads what an editor sent for the section `rolecheck`. A setting left out (or `null`) has its default.
 * A value that does not fit is passed over, alone: that setting keeps its value from `lastGood`.
 */
export function readSettings(raw: unknown, lastGood: ServerSettings = defaultServerSettings): ReadSettings {
  if (isUnset(raw)) return { settings: defaultServerSettings, problems: [] };
  if (!isRecord(raw)) {
    const problem = `The setting "${settingsSection}" is ${show(raw)}, but it can only be a group of settings.`;
    const message = `${problem} The settings stay as they were.`;
    return { settings: lastGood, problems: [{ setting: settingsSection, message }] };
  }
  const problems: SettingsProblem[] = [];
  const complain = (path: string, message: string): void => {
    problems.push({ setting: `${settingsSection}.${path.replace(/\..*$/u, '')}`, message });
  };

  function accept<T>(path: string, choices: readonly T[], value: unknown, kept: T): T {
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    const inForce = kept === undefined ? 'The default' : show(kept);
    const problem = `The setting "${settingsSection}.${path}" is ${show(value)}, but it can only be ${either(choices)}.`;
    complain(path, `${problem} ${inForce} stays in force.`);
    return kept;
  }

  /** Rules are read one by one, so that a slip in one of them does not silence or awaken the others. */
  function acceptRules(rules: unknown): ServerSettings['rules'] {
    if (!isRecord(rules)) {
      const problem = `The setting "${settingsSection}.rules" is ${show(rules)}, but it can only be rules with a severity each, such as { "metric-outside-role": "error" }.`;
      complain('rules', `${problem} The rules stay as they were.`);
      return lastGood.rules;
    }
    const severities: readonly (SeveritySetting | undefined)[] = severityChoices;
    for (const rule of Object.keys(rules).filter((name) => !isRuleName(name))) {
      const meant = nearest(rule, ruleNames);
      const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      complain('rules', `The setting "${settingsSection}.rules" names "${rule}", and there is no such rule.${guess}`);
    }
    return Object.fromEntries(
      Object.entries(rules)
        .filter(([rule, severity]) => isRuleName(rule) && !isUnset(severity))
        .map(([rule, severity]) => [rule, accept(`rules.${rule}`, severities, severity, lastGood.rules[rule])] as const)
        .filter((entry): entry is [string, SeveritySetting] => entry[1] !== undefined),
    );
  }

  const defaults = defaultServerSettings;
  const settings = {
    enable: isUnset(raw.enable) ? defaults.enable : accept('enable', yesOrNo, raw.enable, lastGood.enable),
    rules: isUnset(raw.rules) ? defaults.rules : acceptRules(raw.rules),
    arguable: isUnset(raw.arguable)
      ? defaults.arguable
      : accept('arguable', arguableChoices, raw.arguable, lastGood.arguable),
    codeLens: isUnset(raw.codeLens) ? defaults.codeLens : accept('codeLens', yesOrNo, raw.codeLens, lastGood.codeLens),
  };
  return { settings, problems };
}

/** Whether the two mean the same, whatever order their rules were written in. */
export function sameSettings(a: ServerSettings, b: ServerSettings): boolean {
  const rules = Object.keys(a.rules);
  return (
    a.enable === b.enable &&
    a.arguable === b.arguable &&
    a.codeLens === b.codeLens &&
    rules.length === Object.keys(b.rules).length &&
    rules.every((rule) => a.rules[rule] === b.rules[rule])
  );
}

/**
 * Finds the section in what a client sent unasked: `{ rolecheck: { … } }` or, from clients that send the section alone,
 * `{ … }`. `undefined` where there is nothing about Rolecheck in it.
 */
export function sectionOf(payload: unknown): unknown {
  if (!isRecord(payload)) return undefined;
  if (settingsSection in payload) return payload[settingsSection];
  return Object.keys(defaultServerSettings).some((key) => key in payload) ? payload : undefined;
}

function isUnset(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What a value may be, in words: "true or false", "milder, same or off". */
function either(choices: readonly unknown[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${String(choices.at(-1))}`;
}
