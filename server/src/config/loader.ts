import type { Config, ConfigReading } from '../core/config/config';
import { configFileName } from '../core/config/file-name';
import { isWithin, keyOf } from '../core/config/uris';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { collectLayers } from './extends';
import type { ConfigFiles, FileReading } from './files';
import { foldersAbove } from './uris';

/** What a loader works with. */
export interface LoaderOptions {
  /** The taxonomy that the files add to; asked for when there is one. */
  readonly taxonomy: () => Taxonomy | Promise<Taxonomy>;
  readonly files: ConfigFiles;
  /** The workspace's folders, from which files may be extended, by URI. */
  readonly folders: () => readonly string[];
}

/** A file as it was when it was last read, or that there was none. */
interface Known {
  readonly text: FileReading | undefined;
  readonly reading: ConfigReading | undefined;
}

/**
 * Finds the `.rolecheck.yaml` that governs a plan and works out what it says, for the server, the command line and the
 * browser alike. Files are read once, until {@link changed} or {@link refresh} says otherwise. While a file has a mistake
 * in it, or one that it extends, what they last said without one stays in force; before that, whatever can be understood.
 */
export class ConfigLoader {
  readonly #options: LoaderOptions;
  readonly #files = new Map<string, { readonly uri: string; readonly known: Promise<Known> }>();
  readonly #configs = new Map<string, Promise<Config>>();
  /** What each file came to when it was last worked out, and when it was last without mistakes. */
  readonly #latest = new Map<string, Config>();
  readonly #lastSound = new Map<string, Config>();

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** What the nearest file upward says, for a plan by its URI; `undefined` where there is none. */
  async configFor(uri: string): Promise<Config | undefined> {
    const file = await this.nearest(uri);
    return file === undefined ? undefined : this.load(file);
  }

  /** The URI of the nearest file upward from a plan; `undefined` where there is none. */
  async nearest(uri: string): Promise<string | undefined> {
    // What was never saved belongs to the workspace that it is written in.
    const [folder] = this.#options.folders();
    const from = uri.startsWith('untitled:') && folder !== undefined ? `${folder.replace(/\/$/u, '')}/untitled` : uri;
    for (const above of foldersAbove(from)) {
      const candidate = above + configFileName;
      if ((await this.#known(candidate)).text !== undefined) return candidate;
    }
    return undefined;
  }

  /** What a file says, with all that it extends. */
  load(uri: string): Promise<Config> {
    const key = keyOf(uri);
    const known = this.#configs.get(key);
    if (known !== undefined) return known;
    const config: Promise<Config> = this.#resolve(uri, () => this.#configs.get(key) === config);
    this.#configs.set(key, config);
    return config;
  }

  /** A file as it reads now, with its mistakes; `undefined` where there is none. What it extends plays no part in it. */
  async reading(uri: string): Promise<ConfigReading | undefined> {
    return (await this.#known(uri)).reading;
  }

  /** Whether a file takes part, or would if it were there. */
  concerns(uri: string): boolean {
    return this.#files.has(keyOf(uri)) || uri.endsWith(`/${configFileName}`);
  }

  /** Forgets what these files said, since they may say something else by now; of a folder, what all files in it said. */
  changed(uris: readonly string[]): void {
    for (const [key, { uri: file }] of [...this.#files])
      if (uris.some((uri) => keyOf(uri) === key || isWithin(file, uri))) this.#files.delete(key);
    this.#configs.clear();
  }

  /** Reads all files again that were looked at; gives the URIs of those that changed, came or went. */
  async refresh(): Promise<readonly string[]> {
    const changes = await Promise.all(
      [...this.#files.values()].map(async ({ uri, known }) => {
        const [before, now] = [(await known).text, await this.#options.files.read(uri)];
        return JSON.stringify(before) === JSON.stringify(now) ? [] : [uri];
      }),
    );
    const changed = changes.flat();
    if (changed.length > 0) this.changed(changed);
    return changed;
  }

  /** `isCurrent` tells whether no file changed since: what is worked out from older texts is not to be remembered. */
  async #resolve(uri: string, isCurrent: () => boolean): Promise<Config> {
    const key = keyOf(uri);
    const { taxonomy, files, folders } = this.#options;
    const layers = await collectLayers(uri, {
      read: async (file) => (await this.#known(file)).reading,
      exists: async (file) => (await files.read(file)) !== undefined,
      findPackage: files.findPackage?.bind(files),
      folders: folders(),
    });
    const { resolveConfig } = await import('./reading');
    const config = resolveConfig(await taxonomy(), layers, this.#latest.get(key));
    if (isCurrent()) this.#remember(key, config);
    const sound = this.#lastSound.get(key);
    return config.isSound || sound === undefined ? config : { ...sound, problems: config.problems, isSound: false };
  }

  #remember(key: string, config: Config): void {
    this.#latest.set(key, config);
    if (config.isSound) this.#lastSound.set(key, config);
  }

  #known(uri: string): Promise<Known> {
    const key = keyOf(uri);
    let file = this.#files.get(key);
    if (file === undefined) {
      file = { uri, known: this.#read(uri) };
      this.#files.set(key, file);
    }
    return file.known;
  }

  async #read(uri: string): Promise<Known> {
    const text = await this.#options.files.read(uri);
    if (text === undefined) return { text, reading: undefined };
    const { readConfig, unreadableConfig } = await import('./reading');
    return { text, reading: 'text' in text ? readConfig(text.text) : unreadableConfig(`This file ${text.problem}.`) };
  }
}
