import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Misuse, type Desk, type PlanRequest, type ReadPlan, type Rules } from '../assistants/desk';
import { leftOutByTeam, rulesOf } from '../assistants/rules-of';
import { configFilesOn } from '../cli/config/config-files';
import { conditionsOf } from '../cli/config/team-config';
import { nodeFiles } from '../cli/node-files';
import { ConfigLoader } from '../config/loader';
import { fileNameOf, isWithin } from '../config/uris';
import { analyze } from '../core/analyze';
import type { Config } from '../core/config/config';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { longestPlan } from '../assistants/plan-arguments';
import { pathMeant, readPlanFile } from './files';

/** What plans are read with on a disk. */
export interface DiskOptions {
  readonly taxonomy: Taxonomy;
  /** The folders from which plans may be read, as absolute paths; they may change from one question to the next. */
  readonly folders: () => Promise<readonly string[]>;
}

/** The plans and the teams' rules on this computer's disk. What a file says is read anew for each question. */
export class Disk {
  readonly #options: DiskOptions;
  readonly #loader: ConfigLoader;
  #folders: readonly string[] = [];

  constructor(options: DiskOptions) {
    this.#options = options;
    const { taxonomy } = options;
    const folders = (): readonly string[] => this.#folders.map(uriOf);
    this.#loader = new ConfigLoader({ taxonomy: () => taxonomy, files: configFilesOn(nodeFiles), folders });
  }

  /** The desk for one question, which ends early when the signal says so. */
  desk(signal: AbortSignal): Desk {
    return {
      read: (asked) => this.#read(asked),
      rules: async () => this.#rules(await this.#configFor(undefined)),
      pause: async () => {
        await new Promise<void>((turn) => setImmediate(turn));
        if (signal.aborted) throw new Misuse('The question was withdrawn.');
      },
    };
  }

  async #read({ text, path }: PlanRequest): Promise<ReadPlan> {
    const folders = await this.#options.folders();
    const file = path === undefined ? undefined : pathMeant(path, folders);
    const read = text ?? (path === undefined ? '' : await readPlanFile(path, folders));
    if (read.length > longestPlan) {
      throw new Misuse(`“${path ?? ''}” has more than 1,000,000 characters. Send the part of the plan that matters.`);
    }
    const uri = file === undefined ? 'untitled:plan' : uriOf(file);
    const config = await this.#configFor(uri);
    const said = config?.forPlan(uri);
    const rules = this.#rules(config);
    const conditions = conditionsOf(said) ?? { taxonomy: this.#options.taxonomy };
    const fileName = file === undefined ? undefined : fileNameOf(uri);
    return {
      name: file === undefined ? undefined : this.#shown(file),
      analysis: analyze(withoutMark(read), { ...conditions, fileName }),
      rules,
      leftOut: file !== undefined && said?.isExcluded === true ? leftOutByTeam(this.#shown(file), rules) : undefined,
    };
  }

  /** What the team says where this plan is; without one, in the first folder. */
  async #configFor(uri = 'untitled:plan'): Promise<Config | undefined> {
    this.#folders = await this.#options.folders();
    await this.#loader.refresh();
    return this.#loader.configFor(uri);
  }

  #rules(config: Config | undefined): Rules {
    return rulesOf(config, this.#options.taxonomy, (uri) => this.#shown(fileURLToPath(uri)));
  }

  /** A path as people read it: from the folder that it is in, with slashes. */
  #shown(path: string): string {
    const home = this.#folders.find((folder) => isWithin(uriOf(path), uriOf(folder)));
    return home === undefined ? path : relative(home, path).split(sep).join('/');
  }
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
