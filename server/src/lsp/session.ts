import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../core/analyze';
import { isPage } from '../core/reference/pages';
import { reasonOf, type Log } from './log';
import { defaultServerSettings, readSettings, sameSettings, type ServerSettings } from './settings';
import type { World } from './world';

/** What the server knows of one version of an open document: the only thing that features read. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  /** Changes whenever the analysis does, and never comes back. */
  readonly resultId: string;
  /** `undefined` where nothing is checked: the document is not Markdown or a page of the reference, or checking is switched off. */
  readonly analysis: Analysis | undefined;
  /** The settings that hold for the document. */
  readonly settings: ServerSettings;
}

/** A document between `textDocument/didOpen` and `didClose`. Its text is the client's, never the disk's. */
export interface OpenDocument {
  readonly uri: string;
  /** Changes as edits arrive, as does the text. */
  readonly version: number;
  readonly text: TextDocument;
}

/** Asks for the raw settings of these documents, in their order. A promise that fails means that there was no answer. */
export type FetchSettings = (uris: readonly string[]) => Promise<readonly unknown[]>;

interface Outcome {
  readonly version: number;
  readonly settings: ServerSettings;
  readonly snapshot?: Snapshot;
  readonly error?: unknown;
}

class DocumentState implements OpenDocument {
  /** Unknown until the client's first answer. */
  settings: ServerSettings | undefined;
  /** Settles when the newest settings asked for are in force. */
  settled: Promise<void> = Promise.resolve();
  outcome: Outcome | undefined;
  /** The latest analysis that succeeded, from which the next one may take over what did not change. */
  latest: Analysis | undefined;
  /** What was already reported as failed, and for which version. */
  failures: { readonly version: number; readonly features: Set<string> } | undefined;

  constructor(readonly text: TextDocument) {}

  get uri(): string {
    return this.text.uri;
  }

  get version(): number {
    return this.text.version;
  }
}

/** The open documents with their settings and analyses. Each version is analysed at most once, when first asked for. */
export class Session {
  readonly #world: World;
  readonly #fetchSettings: FetchSettings;
  readonly #log: Log;
  readonly #open = new Map<string, DocumentState>();
  /** The settings problems that were already told and still stand, by document. */
  readonly #problems = new Map<string, readonly string[]>();
  #analyses = 0;

  constructor(world: World, fetchSettings: FetchSettings, log: Log) {
    this.#world = world;
    this.#fetchSettings = fetchSettings;
    this.#log = log;
  }

  /** Takes the document in; resolves when its settings are known and it can be checked. */
  async open(text: TextDocument): Promise<void> {
    const document = new DocumentState(text);
    this.#open.set(text.uri, document);
    await this.#readSettings([document]);
  }

  /** Forgets the document and all that was found out about it. */
  close(uri: string): void {
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

  /** Whether the document's settings are known, so that it can be checked. */
  isSettled(uri: string): boolean {
    return this.#open.get(uri)?.settings !== undefined;
  }

  /** Resolves when the settings that were last asked for this document are in force. */
  async settled(uri: string): Promise<void> {
    let last: Promise<void> | undefined;
    for (;;) {
      const settled = this.#open.get(uri)?.settled;
      if (settled === last) return;
      await settled;
      last = settled;
    }
  }

  /** Reads the settings of every open document again; resolves when they are in force. */
  async reloadSettings(): Promise<void> {
    await this.#readSettings([...this.#open.values()]);
  }

  /**
   * What is known of the document's current version. Throws what the analysis threw, without trying that version again;
   * throws a `RangeError` where the document is not open, which is the caller's to know.
   */
  snapshot(uri: string): Snapshot {
    const document = this.#open.get(uri);
    if (!document) throw new RangeError(`${uri} is not open.`);
    const settings = document.settings ?? defaultServerSettings;
    let outcome = document.outcome;
    if (outcome?.version !== document.version || outcome.settings !== settings) {
      outcome = this.#check(document, settings);
      document.outcome = outcome;
    }
    if (!outcome.snapshot) throw outcome.error;
    return outcome.snapshot;
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

  #check(document: DocumentState, settings: ServerSettings): Outcome {
    const { text, uri, version } = document;
    const resultId = String(++this.#analyses);
    if (!settings.enable || text.languageId !== 'markdown' || isPage(uri)) {
      return { version, settings, snapshot: { uri, version, resultId, analysis: undefined, settings } };
    }
    try {
      const { taxonomy } = this.#world;
      const context = { taxonomy, settings, fileName: fileNameOf(uri) };
      const analysis = this.#world.analyze(text.getText(), context, document.latest);
      document.latest = analysis;
      return { version, settings, snapshot: { uri, version, resultId, analysis, settings } };
    } catch (error) {
      return { version, settings, error };
    }
  }

  #readSettings(documents: readonly DocumentState[]): Promise<void> {
    const answers = this.#fetchSettings(documents.map(({ uri }) => uri));
    const settled = answers.then(
      (raw) => documents.forEach((document, index) => this.#takeSettings(document, settled, raw[index])),
      (error: unknown) => {
        this.#log.warn(`The settings could not be read, so they stay as they were: ${reasonOf(error)}`);
        for (const document of documents) document.settings ??= defaultServerSettings;
      },
    );
    for (const document of documents) document.settled = settled;
    return settled;
  }

  #takeSettings(document: DocumentState, answer: Promise<void>, raw: unknown): void {
    // Answers may overtake one another, and the document may be closed by now.
    if (document.settled !== answer || this.#open.get(document.uri) !== document) return;
    const { settings, problems } = readSettings(raw, document.settings);
    const known = new Set([...this.#problems.values()].flat());
    this.#problems.set(document.uri, problems);
    for (const problem of problems) if (!known.has(problem)) this.#log.warn(problem);
    // The same settings are the same object, so that what was found under them still holds.
    if (!document.settings || !sameSettings(document.settings, settings)) document.settings = settings;
  }
}

/** The file's name without folders; `undefined` for a document that has not been saved yet. */
export function fileNameOf(uri: string): string | undefined {
  if (uri.startsWith('untitled:')) return undefined;
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/u, '');
  if (name === '') return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that encodes nothing: the name stands for itself.
    return name;
  }
}
