import type { Analysis } from '../core/analyze';
import type { Config } from '../core/config/config';
import { finish, type Steps } from '../core/steps';
import { isPage } from '../core/reference/pages';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { conditionsOf, sameConditions, type Conditions } from './conditions';
import type { EditedDocument } from './edited-document';
import { fileNameOf } from './file-name';
import { isMarkdown } from './is-markdown';
import { reasonOf, type Log } from './log';
import { defaultServerSettings, readSettings, type ServerSettings, type SettingsProblem } from './settings';
import { abandon, FIRST_SLICE, otherTurn, workOn } from './slices';
import type { ConfigFile } from './survey';
import type { World } from './world';

/** What the server knows of one version of an open document: the only thing that features read. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  /** Changes whenever the analysis does, and never comes back. */
  readonly resultId: string;
  /** `undefined` where nothing is checked: the document is not Markdown or a page of the reference, or left out of checking. */
  readonly analysis: Analysis | undefined;
  /** The file in which a team says its rules, where the document is one and not left out by the settings. */
  readonly config: ConfigFile | undefined;
  /** The settings that hold for the document, with what the team says instead. */
  readonly settings: ServerSettings;
}

/** A document between `textDocument/didOpen` and `didClose`. Its text is the client's, never the disk's. */
export interface OpenDocument {
  readonly uri: string;
  /** Changes as edits arrive, as does the text. */
  readonly version: number;
  readonly text: EditedDocument;
}

/** Where a session has from what it does not know itself. */
export interface Sources {
  /** Asks for the raw settings of these documents, in their order. A promise that fails means that there was no answer. */
  settings(uris: readonly string[]): Promise<readonly unknown[]>;
  /** What the team says that the document belongs to; `undefined` where nobody does. */
  config(uri: string): Promise<Config | undefined>;
  /** The document as a team's file; `undefined` for any other. The same object as long as it says the same. */
  configFile(document: EditedDocument): ConfigFile | undefined;
}

interface Outcome {
  readonly version: number;
  readonly conditions: Conditions;
  readonly config: ConfigFile | undefined;
  readonly snapshot?: Snapshot;
  readonly error?: unknown;
}

/** What holds for a document at the moment. */
type InForce = Pick<Outcome, 'conditions' | 'config'>;

class DocumentState implements OpenDocument {
  /** The editor's settings; unknown until the client's first answer. */
  settings: ServerSettings | undefined;
  /** What the team says; unknown until it was first looked at. */
  said: { readonly config: Config | undefined } | undefined;
  /** Both together, as soon as both are known. */
  conditions: Conditions | undefined;
  /** Settle when what was asked for last is in force. */
  settingsAsked: Promise<void> = Promise.resolve();
  configAsked: Promise<void> = Promise.resolve();
  outcome: Outcome | undefined;
  /** The checking that has begun. It goes on when the document is edited meanwhile: from what it finds the rest is quick. */
  checking: Steps<Outcome> | undefined;
  /** Resolves when that has come to its end, where it goes on in slices. */
  slices: Promise<void> | undefined;
  /** The latest analysis that succeeded, from which the next one may take over what did not change. */
  latest: Analysis | undefined;
  /** What was already reported as failed, and for which version. */
  failures: { readonly version: number; readonly features: Set<string> } | undefined;

  constructor(readonly text: EditedDocument) {}

  get uri(): string {
    return this.text.uri;
  }

  get version(): number {
    return this.text.version;
  }
}

/**
 * The open documents with what holds for them and their analyses. Each version is analysed at most once under the same
 * settings and rules, when first asked for.
 */
export class Session {
  readonly #world: World;
  readonly #sources: Sources;
  readonly #log: Log;
  readonly #open = new Map<string, DocumentState>();
  /** The settings problems that were already told and still stand, by document. */
  readonly #problems = new Map<string, readonly SettingsProblem[]>();
  /** What holds for a document of which nothing is known yet. */
  readonly #unsettled: Conditions;
  #analyses = 0;

  constructor(world: World, sources: Sources, log: Log) {
    this.#world = world;
    this.#unsettled = conditionsOf('', defaultServerSettings, undefined, world.taxonomy);
    this.#sources = sources;
    this.#log = log;
  }

  /** Takes the document in; resolves when its settings and its team's rules are known and it can be checked. */
  async open(text: EditedDocument): Promise<void> {
    const document = new DocumentState(text);
    this.#open.set(text.uri, document);
    await Promise.all([this.#readSettings([document]), this.#readConfig(document)]);
  }

  /** Forgets the document and all that was found out about it. */
  close(uri: string): void {
    const checking = this.#open.get(uri)?.checking;
    if (checking !== undefined) abandon(checking);
    this.#open.delete(uri);
    this.#problems.delete(uri);
  }

  document(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  /** The open documents' URIs, in the order in which they were opened. */
  uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Whether the document's settings and its team's rules are known, so that it can be checked. */
  isSettled(uri: string): boolean {
    return this.#open.get(uri)?.conditions !== undefined;
  }

  /** Resolves when the settings and rules that were last asked for for this document are in force. */
  async settled(uri: string): Promise<void> {
    let last: readonly Promise<void>[] = [];
    for (;;) {
      const document = this.#open.get(uri);
      if (document === undefined) return;
      const asked = [document.settingsAsked, document.configAsked];
      if (asked.every((promise, index) => promise === last[index])) return;
      await Promise.all(asked);
      last = asked;
    }
  }

  /** Reads the settings of every open document again; resolves when they are in force. */
  async reloadSettings(): Promise<void> {
    await this.#readSettings([...this.#open.values()]);
  }

  /** Reads again what the teams say; gives the URIs of the documents for which something else holds now. */
  async reloadConfigs(): Promise<readonly string[]> {
    const documents = [...this.#open.values()].map((document) => ({ document, before: document.conditions }));
    await Promise.all(documents.map(({ document }) => this.#readConfig(document)));
    return documents.flatMap(({ document, before }) => (document.conditions === before ? [] : [document.uri]));
  }

  /** What the team says that the document belongs to. */
  configOf(uri: string): Config | undefined {
    return this.#open.get(uri)?.said?.config;
  }

  /** The taxonomy that holds for the document, in a team's file what it makes of it; `undefined` where it is not open or not settled. */
  taxonomyOf(uri: string): Taxonomy | undefined {
    const document = this.#open.get(uri);
    return document && (this.#sources.configFile(document.text)?.taxonomy ?? document.conditions?.taxonomy);
  }

  /** Whether checking is switched on for the document by the editor. */
  isEnabled(uri: string): boolean {
    return this.#open.get(uri)?.settings?.enable ?? false;
  }

  /** What is wrong with the settings of the open documents, each once. */
  settingsProblems(): readonly SettingsProblem[] {
    return [...new Map([...this.#problems.values()].flat().map((problem) => [problem.message, problem])).values()];
  }

  /**
   * Checks the document's current version, for a while. Where there is more to do, it goes on in slices, so that others are
   * served meanwhile, and what it gives resolves when {@link snapshot} has nothing left to work out, or the document is
   * closed.
   */
  ready(uri: string): Promise<void> | undefined {
    const document = this.#open.get(uri);
    if (document === undefined) return undefined;
    if (document.slices !== undefined) return document.slices;
    if (this.#isReadyAfterSlice(document, FIRST_SLICE)) return undefined;
    document.slices = this.#inSlices(document);
    return document.slices;
  }

  async #inSlices(document: DocumentState): Promise<void> {
    do await otherTurn(this.#world.clock);
    while (this.#open.get(document.uri) === document && !this.#isReadyAfterSlice(document));
    document.slices = undefined;
  }

  /** Works on it for a slice of time, and tells whether all of its current version is known then. */
  #isReadyAfterSlice(document: DocumentState, slice?: number): boolean {
    try {
      const inForce = this.#inForce(document);
      if (isCurrent(document, inForce, document.outcome)) return true;
      document.checking ??= this.#check(document, inForce);
      const done = workOn(document.checking, this.#world.clock, slice);
      if (done === undefined) return false;
      document.checking = undefined;
      document.outcome = done.value;
      return isCurrent(document, inForce, done.value);
    } catch {
      // Whatever fails here fails again in `snapshot`, whose callers say so.
      document.checking = undefined;
      return true;
    }
  }

  /**
   * What is known of the document's current version. Throws what the analysis threw, without trying that version again;
   * throws a `RangeError` where the document is not open, which is the caller's to know.
   */
  snapshot(uri: string): Snapshot {
    const document = this.#open.get(uri);
    if (!document) throw new RangeError(`${uri} is not open.`);
    const inForce = this.#inForce(document);
    let { outcome } = document;
    while (!isCurrent(document, inForce, outcome)) {
      outcome = finish((document.checking ??= this.#check(document, inForce)));
      document.checking = undefined;
      document.outcome = outcome;
    }
    if (!outcome.snapshot) throw outcome.error;
    return outcome.snapshot;
  }

  #inForce(document: DocumentState): InForce {
    const conditions = document.conditions ?? this.#unsettled;
    return { conditions, config: conditions.settings.enable ? this.#sources.configFile(document.text) : undefined };
  }

  /** Writes to the log that the feature failed on the document's current version; once, however often it is asked. */
  reportFailure(uri: string, feature: string, error: unknown): void {
    const document = this.#open.get(uri);
    if (!document) return;
    const { version } = document;
    if (document.failures?.version !== version) document.failures = { version, features: new Set() };
    // One failed analysis fails every feature that reads it, and is one piece of news.
    const what = document.outcome?.version === version && document.outcome.error === error ? 'analysis' : feature;
    if (document.failures.features.has(what)) return;
    document.failures.features.add(what);
    this.#log.error(`Rolecheck has a defect: ${what} failed on ${uri}, version ${version}: ${reasonOf(error)}`);
    if (error instanceof Error && error.stack !== undefined) this.#log.log(error.stack);
  }

  *#check(document: DocumentState, { conditions, config }: InForce): Steps<Outcome> {
    const { text, uri, version } = document;
    const { settings, taxonomy, isIncluded } = conditions;
    const resultId = String(++this.#analyses);
    const base = { uri, version, resultId, config, settings };
    if (config !== undefined || !conditions.isChecked || !isMarkdown(text) || isPage(uri)) {
      return { version, conditions, config, snapshot: { ...base, analysis: undefined } };
    }
    try {
      const context = { taxonomy, settings, fileName: fileNameOf(uri), isIncluded };
      const analysis = yield* this.#world.analyze(text.source, context, document.latest);
      document.latest = analysis;
      return { version, conditions, config, snapshot: { ...base, analysis } };
    } catch (error) {
      return { version, conditions, config, error };
    }
  }

  #readSettings(documents: readonly DocumentState[]): Promise<void> {
    const answers = this.#sources.settings(documents.map(({ uri }) => uri));
    const asked = answers.then(
      (raw) => documents.forEach((document, index) => this.#takeSettings(document, asked, raw[index])),
      (error: unknown) => {
        this.#log.warn(`The settings could not be read, so they stay as they were: ${reasonOf(error)}`);
        for (const document of documents) {
          document.settings ??= defaultServerSettings;
          this.#settle(document);
        }
      },
    );
    for (const document of documents) document.settingsAsked = asked;
    return asked;
  }

  #takeSettings(document: DocumentState, answer: Promise<void>, raw: unknown): void {
    // Answers may overtake one another, and the document may be closed by now.
    if (document.settingsAsked !== answer || this.#open.get(document.uri) !== document) return;
    const { settings, problems } = readSettings(raw, document.settings);
    const known = new Set([...this.#problems.values()].flat().map(({ message }) => message));
    this.#problems.set(document.uri, problems);
    for (const { message } of problems) if (!known.has(message)) this.#log.warn(message);
    document.settings = settings;
    this.#settle(document);
  }

  #readConfig(document: DocumentState): Promise<void> {
    const asked = this.#sources.config(document.uri).then(
      (config) => {
        if (document.configAsked !== asked || this.#open.get(document.uri) !== document) return;
        document.said = { config };
        this.#settle(document);
      },
      (error: unknown) => {
        this.#log.error(`Rolecheck has a defect: the team's rules for ${document.uri} failed: ${reasonOf(error)}`);
        if (error instanceof Error && error.stack !== undefined) this.#log.log(error.stack);
        document.said ??= { config: undefined };
        this.#settle(document);
      },
    );
    document.configAsked = asked;
    return asked;
  }

  /** Puts settings and rules in force once both are known. What means the same stays the same object, so that what was found under it still holds. */
  #settle(document: DocumentState): void {
    const { uri, settings, said, conditions: before } = document;
    if (settings === undefined || said === undefined) return;
    const conditions = conditionsOf(uri, settings, said.config?.forPlan(uri), this.#world.taxonomy);
    if (before === undefined || !sameConditions(before, conditions)) document.conditions = conditions;
  }
}

/** Whether the outcome is that of the document's current version under what is in force. */
function isCurrent(
  { version }: DocumentState,
  { conditions, config }: InForce,
  outcome: Outcome | undefined,
): outcome is Outcome {
  return (
    outcome?.version === version &&
    outcome.conditions === conditions &&
    outcome.config?.problems === config?.problems &&
    outcome.config?.taxonomy === config?.taxonomy
  );
}
