import { exitCodes, type ExitCode } from '../exit-codes';
import { printable } from '../formats/printable';
import { pad } from '../terminal/wrap';
import type { CommandLineWorld } from '../world';
import { effectiveConfig, type EffectiveConfig, type SaidAt } from './effective';
import { TeamConfig } from './team-config';

export interface PrintOptions {
  readonly format: 'text' | 'json';
}

/** What `rolecheck config --format json` prints. Programs may rely on it; later versions only add to it. */
export interface JsonConfig {
  /** Rolecheck's version. */
  readonly version: string;
  /** The plan, as it was given. */
  readonly path: string;
  /** The files that take part: what is extended first, the nearest one last. */
  readonly files: readonly string[];
  readonly checked: JsonValue<EffectiveConfig['checked']['value']>;
  readonly arguable: JsonValue<string>;
  readonly rules: Readonly<Record<string, JsonValue<string>>>;
  /** What the files say of roles, terms and the like. */
  readonly said: readonly { readonly section: string; readonly id: string; readonly from: string }[];
}

interface JsonValue<T> {
  readonly value: T;
  /** `file:line`, or `default`. */
  readonly from: string;
}

/** `rolecheck config --print`: says what holds for a plan, and where each part of it is said. */
export async function printConfig(path: string, { format }: PrintOptions, world: CommandLineWorld): Promise<ExitCode> {
  const team = new TeamConfig(undefined, world);
  const config = await team.configFor(path);
  const effective = effectiveConfig(config?.layers ?? [], team.uriOf(path), await world.taxonomy());
  const place = (from: SaidAt | undefined): string =>
    from === undefined ? 'default' : `${world.files.pathOf(from.uri)}:${from.line}`;
  const json = toJson(path, effective, place, world);
  world.out(format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : draw(json));
  if (config === undefined || config.isSound) return exitCodes.clean;
  const mistaken = team.reports().filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  for (const report of mistaken) {
    world.err(`rolecheck: ${printable(report.path)}: there are mistakes in this file, which rolecheck check shows.\n`);
  }
  return exitCodes.trouble;
}

function toJson(
  path: string,
  { files, checked, arguable, rules, said }: EffectiveConfig,
  place: (from: SaidAt | undefined) => string,
  world: CommandLineWorld,
): JsonConfig {
  return {
    version: world.version,
    path,
    files: files.map((uri) => world.files.pathOf(uri)),
    checked: { value: checked.value, from: place(checked.from) },
    arguable: { value: arguable.value, from: place(arguable.from) },
    rules: Object.fromEntries(rules.map(({ name, value, from }) => [name, { value, from: place(from) }])),
    said: said.map(({ section, id, from }) => ({ section, id, from: place(from) })),
  };
}

const CHECKED = {
  plan: 'yes',
  'left-out': 'no',
  'by-content': 'if it reads like a plan',
} as const satisfies Readonly<Record<EffectiveConfig['checked']['value'], string>>;

/** For people: a line for each setting, with its value and its place. */
function draw({ path, files, checked, arguable, rules, said }: JsonConfig): string {
  const nearest = files.at(-1);
  const above = files.slice(0, -1);
  const head =
    nearest === undefined
      ? 'No .rolecheck.yaml speaks of this plan.'
      : `The team’s rules: ${nearest}${above.length === 0 ? '' : `, which extends ${above.join(', ')}`}`;
  const settings = [
    ['checked', CHECKED[checked.value], checked.from],
    ['arguable', arguable.value, arguable.from],
    ...Object.entries(rules).map(([name, { value, from }]) => [`rules: ${name}`, value, from]),
  ];
  const additions = said.map(({ section, id, from }) => [`${section}: ${id}`, '', from]);
  return [
    `${printable(path)}\n${printable(head)}\n`,
    columns(settings),
    ...(additions.length === 0 ? [] : [`What the team says of roles and terms:\n${columns(additions)}`]),
  ].join('\n');
}

/** Rows in columns as wide as they need to be; columns with nothing in them take no room. */
function columns(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(printable));
  const widths = (shown[0] ?? []).map((_, index) => Math.max(...shown.map((row) => (row[index] ?? '').length)));
  return shown
    .map(
      (row) =>
        `  ${row.flatMap((cell, index) => (widths[index] === 0 ? [] : [pad(cell, widths[index] ?? 0)])).join('  ')}`,
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
