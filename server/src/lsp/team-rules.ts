import type { FileReading } from '../config/files';
import { ConfigLoader } from '../config/loader';
import type { Config, ConfigLayer, ConfigReading } from '../core/config/config';
import { readConfig, unreadableConfig } from '../core/config/reading/read-config';
import { configFileName } from '../core/config/file-name';
import { folderOf, isWithin, keyOf, pathWithin } from '../core/config/uris';
import { isPage } from '../core/reference/pages';
import type { TeamFile } from '../features/config/team-actions';
import type { EditedDocument } from './edited-document';
import { isMarkdown } from './is-markdown';
import {
  eachOnce,
  isConfigFile,
  isConfigName,
  kept,
  nothingYet,
  type ConfigFile,
  type GovernedPlan,
  type Survey,
} from './survey';
import type { World } from './world';

/** What the rules of teams are read with. */
export interface TeamRulesOptions {
  readonly world: World;
  /** The workspace's folders, by URI. */
  readonly folders: () => readonly string[];
  /** The documents on the screen, whose texts count rather than those on the disk. */
  readonly documents: () => readonly EditedDocument[];
}

/** What the teams say in their files: those that govern the plans on the screen, and those that are on the screen themselves. */
export class TeamRules {
  readonly #options: TeamRulesOptions;
  readonly #loader: ConfigLoader;
  /** What was read of a document since the last survey, until the next one says what it means. */
  readonly #provisional = new WeakMap<EditedDocument, ConfigFile>();
  /** What each file said when it was last read, by {@link keyOf} its URI. */
  readonly #latest = new Map<string, FileReading>();
  #survey: Survey = nothingYet;

  constructor(options: TeamRulesOptions) {
    this.#options = options;
    const { taxonomy } = options.world;
    const files = { read: (uri: string) => this.#read(uri) };
    this.#loader = new ConfigLoader({ taxonomy: () => taxonomy, files, folders: options.folders });
  }

  /** What the nearest file upward says; `undefined` where there is none. Pages of the reference belong to nobody. */
  async configFor(uri: string): Promise<Config | undefined> {
    return isPage(uri) || isConfigName(uri) ? undefined : this.#loader.configFor(uri);
  }

  /** What the file at the top of a folder says, or the nearest above it. */
  configOfFolder(folder: string): Promise<Config | undefined> {
    return this.#loader.configFor(`${folder.replace(/\/$/u, '')}/`);
  }

  /** Forgets what these files said. */
  changed(uris: readonly string[]): void {
    this.#loader.changed(uris);
  }

  /** Reads anew what was read before, and forgets what is different by now. */
  async refresh(): Promise<void> {
    await this.#loader.refresh();
  }

  /** Whether the file takes part, or would if it were there. */
  concerns(uri: string): boolean {
    return this.#loader.concerns(uri);
  }

  /** Whether a document is a team's file: by its name, or because another one extends it. */
  isConfig(uri: string): boolean {
    return isConfigName(uri) || this.#survey.files.has(keyOf(uri));
  }

  /** The last survey. */
  get survey(): Survey {
    return this.#survey;
  }

  /** A document as a team's file, with the text that it has now; `undefined` for what is none. */
  fileOf(document: EditedDocument): ConfigFile | undefined {
    const { uri } = document;
    if (!this.isConfig(uri)) return undefined;
    const surveyed = this.#survey.files.get(keyOf(uri));
    const text = document.getText();
    if (surveyed?.reading.source.text === text) return surveyed;
    const known = this.#provisional.get(document);
    if (known?.reading.source.text === text) return known;
    const reading = readConfig(text);
    const taxonomy = surveyed?.taxonomy ?? known?.taxonomy ?? this.#options.world.taxonomy;
    const file = { uri, reading, problems: reading.problems, taxonomy };
    this.#provisional.set(document, file);
    return file;
  }

  /**
   * Where the decisions of a plan's team go: the file that governs it, as the last survey found it, or the one that would,
   * at the top of its folder. `undefined` where there is none that could be written.
   */
  teamFileOf(plan: string): TeamFile | undefined {
    const folders = this.#options.folders();
    const home = folders.find((folder) => isWithin(plan, folder)) ?? (isUntitled(plan) ? folders[0] : folderOf(plan));
    const surveyed = this.#survey.plans.find((one) => one.plan === plan);
    const found = surveyed?.file;
    // Before the first survey it is not known whether there is a file.
    if (surveyed === undefined || (found === undefined && !isPlace(home))) return undefined;
    const uri = found ?? `${home?.replace(/\/$/u, '')}/${configFileName}`;
    const read = found === undefined ? undefined : this.#latest.get(keyOf(uri));
    if (read !== undefined && 'problem' in read) return undefined;
    const document = this.#options.documents().find((one) => keyOf(one.uri) === keyOf(uri));
    return {
      uri: document?.uri ?? uri,
      text: document?.getText() ?? read?.text,
      version: document?.version ?? null,
      name: (home === undefined ? undefined : pathWithin(uri, home)) ?? configFileName,
      plan: pathWithin(plan, folderOf(uri)),
    };
  }

  /** The files that go together with a team's file, what is extended first, each as it reads now. */
  layersWith(uri: string): readonly ConfigLayer[] {
    return this.layersOf(this.#survey.configs.get(keyOf(uri)));
  }

  /** The files of a config, each as it reads now. While one of them has mistakes, what is in force is older than that. */
  layersOf(config: Config | undefined): readonly ConfigLayer[] {
    return (config?.layers ?? []).map((layer) => {
      const now = this.#survey.files.get(keyOf(layer.uri));
      return now === undefined ? layer : { uri: layer.uri, reading: now.reading };
    });
  }

  /**
   * Looks at the files that are in force for the documents on the screen. `isEnabled` says which of them are checked.
   * A file about which the same is to be said as before stays the same object.
   */
  async look(isEnabled: (uri: string) => boolean): Promise<Survey> {
    const open = this.#options.documents().filter(({ uri }) => isEnabled(uri));
    const plans: GovernedPlan[] = [];
    const configs = new Map<string, Config>();
    const load = async (uri: string): Promise<Config> => {
      const config = await this.#loader.load(uri);
      configs.set(keyOf(uri), config);
      return config;
    };
    for (const document of open) {
      const { uri } = document;
      if (!isMarkdown(document) || isPage(uri) || isConfigName(uri)) continue;
      const file = await this.#loader.nearest(uri);
      plans.push({ plan: uri, file });
      if (file !== undefined) await load(file);
    }
    // Those that govern come first, since they say what those that they extend are there for.
    const files = open.map(({ uri }) => uri).filter(isConfigName);
    for (const uri of files.filter(isConfigFile)) await load(uri);
    for (const uri of files.filter((one) => !isConfigFile(one))) {
      const isPart = (config: Config): boolean =>
        [...config.problems.keys()].some((file) => keyOf(file) === keyOf(uri));
      if ([...configs.values()].some(isPart)) continue;
      const nearest = await this.#loader.nearest(uri);
      if (nearest === undefined || !isPart(await this.#loader.load(nearest))) await load(uri);
      else await load(nearest);
    }
    const found = [...configs.values()];
    const parts = found
      .toReversed()
      .flatMap((config) => [...config.problems.keys()].map((uri) => [keyOf(uri), config] as const));
    this.#survey = { files: this.#filesOf(found), configs: new Map(parts), plans };
    return this.#survey;
  }

  #filesOf(configs: readonly Config[]): ReadonlyMap<string, ConfigFile> {
    const found = new Map<string, ConfigFile>();
    for (const config of configs) {
      const { problems, taxonomy } = config;
      for (const [uri, said] of problems) {
        const reading = this.#readingOf(uri, config);
        if (reading === undefined) continue;
        const before = found.get(keyOf(uri));
        found.set(keyOf(uri), {
          uri,
          reading,
          problems: before === undefined ? said : eachOnce([...before.problems, ...said]),
          taxonomy: before?.taxonomy ?? taxonomy,
        });
      }
    }
    return new Map([...found].map(([key, file]) => [key, kept(file, this.#survey.files.get(key))]));
  }

  /** A file as it reads now; a config that is in force although there are mistakes has it as it was. */
  #readingOf(uri: string, { layers }: Config): ConfigReading | undefined {
    const read = this.#latest.get(keyOf(uri));
    if (read === undefined || 'problem' in read) return read && unreadableConfig(`This file ${read.problem}.`);
    const layer = layers.find((one) => keyOf(one.uri) === keyOf(uri));
    const known = layer?.reading ?? this.#survey.files.get(keyOf(uri))?.reading;
    return known?.source.text === read.text ? known : readConfig(read.text);
  }

  async #read(uri: string): Promise<FileReading | undefined> {
    const key = keyOf(uri);
    const document = this.#options.documents().find((one) => keyOf(one.uri) === key);
    const read = document === undefined ? await this.#options.world.files?.read(uri) : { text: document.getText() };
    if (read === undefined) this.#latest.delete(key);
    else this.#latest.set(key, read);
    return read;
  }

  /** Whether some file in force, or some plan, is where the client's watching does not reach: on the disk, in no open folder. */
  reachesOutside(): boolean {
    const folders = this.#options.folders();
    const isOutside = (uri: string): boolean =>
      uri.startsWith('file:') && !folders.some((folder) => isWithin(uri, folder));
    const { files, plans } = this.#survey;
    return [...files.values()].some(({ uri }) => isOutside(uri)) || plans.some(({ plan }) => isOutside(plan));
  }
}

function isUntitled(uri: string): boolean {
  return uri.startsWith('untitled:');
}

/** Whether files can lie there: `file:///plans`, `memfs:/plans`. */
function isPlace(folder: string | undefined): boolean {
  return folder !== undefined && /^[a-z][a-z0-9+.-]*:\//iu.test(folder) && !isUntitled(folder);
}
