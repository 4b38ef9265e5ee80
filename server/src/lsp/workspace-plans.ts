import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type CancellationToken,
  type Connection,
  type DidChangeWatchedFilesParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../core/analyze';
import { digestOf, type PlanDigest } from '../features/plan-digest';
import type { ClientAbilities } from './client-abilities';
import { reasonOf, type Log } from './log';
import { throwIfCancelled } from './requests';
import { fileNameOf, type Session } from './session';
import type { World, WorkspaceFiles } from './world';

/** A plan of the workspace, and how far looking through them has come. */
export interface FoundPlan {
  readonly plan: PlanDigest;
  /** The share of the files that were looked at, from 0 to 1. */
  readonly share: number;
}

/** What the workspace's plans are read with. */
export interface PlansHost {
  readonly connection: Connection;
  readonly session: Session;
  readonly world: World;
  readonly client: ClientAbilities;
  readonly log: Log;
  /** The workspace's folders, as `initialize` named them. */
  readonly folders: readonly string[];
}

/** What is known of a file on the disk. */
interface KnownFile {
  readonly text: string;
  /** `undefined` for a file that is no plan. */
  readonly plan: PlanDigest | undefined;
  /** Since it was read nothing was heard of a change, so that it need not be read again. */
  isFresh: boolean;
}

/**
 * The plans of the workspace: the open documents as they are on the screen, and the files beside them as they are on the
 * disk. Nothing is read before somebody asks, each text is analysed once, and between two of them whatever waits in the
 * queue goes first. Settings play no part in it: they say what is flagged, not what a plan speaks of.
 */
export class WorkspacePlans {
  readonly #host: PlansHost;
  readonly #known = new Map<string, KnownFile>();
  readonly #digests = new WeakMap<Analysis, { readonly plan: PlanDigest | undefined }>();
  /** The same for open documents that are not checked and so have no analysis of their own. */
  readonly #unchecked = new WeakMap<
    TextDocument,
    { readonly version: number; readonly plan: PlanDigest | undefined }
  >();
  readonly #told = new Set<string>();
  #watching: Promise<boolean> | undefined;
  #listed: { readonly folders: string; readonly uris: readonly string[] } | undefined;
  /** Counts the changes heard of, so that a file that changes while it is read is read again. */
  #changes = 0;

  constructor(host: PlansHost) {
    this.#host = host;
    if (host.world.files) host.connection.onDidChangeWatchedFiles((params) => this.#filesChanged(params));
  }

  /** Yields every plan once, the open ones first. Throws the protocol's error when nobody waits for them any more. */
  async *all(token: CancellationToken): AsyncGenerator<FoundPlan, void, undefined> {
    const { session, world } = this.#host;
    const seen = new Set<string>();
    for (const uri of session.uris()) {
      await this.#turn(token);
      seen.add(fileKey(uri));
      const plan = this.#ofOpen(uri);
      if (plan) yield { plan, share: 0 };
    }
    if (!world.files) return;
    const isWatching = await this.#watch();
    const uris = await this.#list(world.files, isWatching, token);
    for (const [index, uri] of uris.entries()) {
      throwIfCancelled(token);
      if (seen.has(fileKey(uri))) continue;
      const plan = await this.#ofFile(uri, world.files, isWatching, token);
      if (plan) yield { plan, share: (index + 1) / uris.length };
    }
  }

  #ofOpen(uri: string): PlanDigest | undefined {
    const { session } = this.#host;
    const document = session.document(uri);
    if (document?.text.languageId !== 'markdown') return undefined;
    try {
      const { analysis } = session.snapshot(uri);
      if (analysis) {
        const known = this.#digests.get(analysis) ?? { plan: digestOf(analysis, uri) };
        this.#digests.set(analysis, known);
        return known.plan;
      }
      const { text, version } = document;
      const known = this.#unchecked.get(text);
      if (known?.version === version) return known.plan;
      const plan = this.#analyze(uri, text.getText());
      this.#unchecked.set(text, { version, plan });
      return plan;
    } catch (error) {
      session.reportFailure(uri, 'the list of plans', error);
      return undefined;
    }
  }

  async #ofFile(
    uri: string,
    files: WorkspaceFiles,
    isWatching: boolean,
    token: CancellationToken,
  ): Promise<PlanDigest | undefined> {
    const known = this.#known.get(uri);
    if (known?.isFresh === true) return known.plan;
    const changes = this.#changes;
    const read = await files.read(uri);
    if (read === undefined || 'problem' in read) {
      this.#known.delete(uri);
      if (read) this.#tellOnce(`${nameOf(uri)} ${read.problem}, so what it says is not looked at.`);
      return undefined;
    }
    const { text } = read;
    const isFresh = isWatching && changes === this.#changes;
    if (known?.text === text) {
      known.isFresh = isFresh;
      return known.plan;
    }
    await this.#turn(token);
    // It may have been opened while others had their turn; what is on the screen counts.
    const opened = this.#host.session.uris().find((open) => fileKey(open) === fileKey(uri));
    if (opened !== undefined) return this.#ofOpen(opened);
    let plan: PlanDigest | undefined;
    try {
      plan = this.#analyze(uri, text);
    } catch (error) {
      this.#host.log.error(`Rolecheck has a defect: analysis failed on ${uri}: ${reasonOf(error)}`);
      if (error instanceof Error && error.stack !== undefined) this.#host.log.log(error.stack);
    }
    this.#known.set(uri, { text, plan, isFresh });
    return plan;
  }

  #analyze(uri: string, text: string): PlanDigest | undefined {
    const { analyze, taxonomy } = this.#host.world;
    return digestOf(analyze(text, { taxonomy, fileName: fileNameOf(uri) }), uri);
  }

  async #list(files: WorkspaceFiles, isWatching: boolean, token: CancellationToken): Promise<readonly string[]> {
    const folders = await this.#folders();
    const key = folders.join('\n');
    if (this.#listed?.folders === key) return this.#listed.uris;
    const controller = new AbortController();
    const cancellation = token.onCancellationRequested(() => controller.abort());
    const changes = this.#changes;
    const { uris, isCut } = await files.list(folders, controller.signal);
    cancellation.dispose();
    throwIfCancelled(token);
    if (isCut) {
      this.#tellOnce(
        `This workspace is too large to look at every file in it: references and symbols come from the open documents and ${uris.length} Markdown files.`,
      );
    }
    if (isWatching && changes === this.#changes) this.#listed = { folders: key, uris };
    const listed = new Set(uris);
    for (const uri of this.#known.keys()) if (!listed.has(uri)) this.#known.delete(uri);
    return uris;
  }

  /** The folders that are open now; they come and go while the server runs. */
  async #folders(): Promise<readonly string[]> {
    const { client, connection, folders } = this.#host;
    if (!client.namesFolders) return folders;
    try {
      return (await connection.workspace.getWorkspaceFolders())?.map(({ uri }) => uri) ?? [];
    } catch {
      // What the client said at the start is the best that is known.
      return folders;
    }
  }

  /** Asks the client, once, to tell of changes on the disk. Whether it does. */
  #watch(): Promise<boolean> {
    const { client, connection, log } = this.#host;
    if (!client.registersFileWatching) return Promise.resolve(false);
    this.#watching ??= connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{md,markdown}' }] })
      .then(
        () => true,
        (error: unknown) => {
          log.warn(`Plans that change on the disk are read anew each time they are needed: ${reasonOf(error)}`);
          return false;
        },
      );
    return this.#watching;
  }

  #filesChanged({ changes }: DidChangeWatchedFilesParams): void {
    this.#changes++;
    const changed = new Set(changes.map(({ uri }) => fileKey(uri)));
    for (const [uri, known] of this.#known) if (changed.has(fileKey(uri))) known.isFresh = false;
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) this.#listed = undefined;
  }

  /** Lets edits and cancellations that wait in the queue go first. */
  async #turn(token: CancellationToken): Promise<void> {
    await new Promise<void>((resolve) => this.#host.world.clock.soon(resolve));
    throwIfCancelled(token);
  }

  #tellOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#host.log.warn(message);
  }
}

function nameOf(uri: string): string {
  return fileNameOf(uri) ?? uri;
}

/** Clients and the disk may encode the same file differently: `file:///c%3A/plan%20a.md` and `file:///C:/plan a.md`. */
function fileKey(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Z]:/u, (start) => start.toLowerCase());
  } catch {
    return uri;
  }
}
