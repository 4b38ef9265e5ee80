import { ConfigLoader } from '../../config/loader';
import { keyOf } from '../../config/uris';
import type { Config, PlanConfig } from '../../core/config/config';
import { defaultSettings } from '../../core/settings';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { ConfigReport } from '../report';
import type { CommandLineWorld, PlanConditions } from '../world';
import { configFilesOn } from './config-files';

/** Which file governs the plans: this one, none (`false`), or for each plan the nearest one upward. */
export type ConfigChoice = string | false | undefined;

/** What the team says in its `.rolecheck.yaml`, as one run of the command line needs it. */
export class TeamConfig {
  readonly #choice: ConfigChoice;
  readonly #world: CommandLineWorld;
  readonly #used = new Set<Config>();
  #loader: ConfigLoader | undefined;

  constructor(choice: ConfigChoice, world: CommandLineWorld) {
    this.#choice = choice;
    this.#world = world;
  }

  /** What governs a plan, by its path; `undefined` where nothing does. A plan without a name belongs to the current folder. */
  async configFor(path: string | undefined): Promise<Config | undefined> {
    if (this.#choice === false) return undefined;
    const { files, taxonomy } = this.#world;
    this.#loader ??= new ConfigLoader({
      taxonomy,
      files: configFilesOn(files),
      folders: () => [files.uriOf('.')],
    });
    const config =
      this.#choice === undefined
        ? await this.#loader.configFor(this.uriOf(path))
        : await this.#loader.load(files.uriOf(this.#choice));
    if (config !== undefined) this.#used.add(config);
    return config;
  }

  /** What holds for a plan; `undefined` where nothing is said. */
  async planConfigFor(path: string | undefined): Promise<PlanConfig | undefined> {
    const said = (await this.configFor(path))?.forPlan(this.uriOf(path));
    // What has no name is no file that patterns could leave out.
    return path === undefined && said?.isExcluded === true ? { ...said, isExcluded: false } : said;
  }

  /** The files that took part so far, with their mistakes. */
  reports(): readonly ConfigReport[] {
    const reports = new Map<string, ConfigReport>();
    for (const { layers, problems } of this.#used) {
      for (const { uri, reading } of layers) {
        const path = this.#world.files.pathOf(uri);
        reports.set(keyOf(uri), { path, source: reading.source, problems: problems.get(uri) ?? [] });
      }
    }
    return [...reports.values()];
  }

  /** A plan's URI, as {@link Config.forPlan} wants it. */
  uriOf(path: string | undefined): string {
    return path === undefined ? 'untitled:plan' : this.#world.files.uriOf(path);
  }
}

/** What an analysis needs to know of it; what the file does not say is as usual. */
export function conditionsOf(said: PlanConfig | undefined): PlanConditions | undefined {
  if (said === undefined) return undefined;
  const { taxonomy, rules, arguable = defaultSettings.arguable, isIncluded } = said;
  return {
    taxonomy,
    settings: { ...defaultSettings, rules: { ...defaultSettings.rules, ...rules }, arguable },
    isIncluded,
  };
}

/** The taxonomy that holds in the current folder: the built-in one, with what the team says there. */
export async function taxonomyHere(world: CommandLineWorld): Promise<Taxonomy> {
  return (await new TeamConfig(undefined, world).configFor(undefined))?.taxonomy ?? (await world.taxonomy());
}
