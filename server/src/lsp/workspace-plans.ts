import { FileChangeType, type CancellationToken, type Connection, type FileEvent } from 'vscode-languageserver';
import type { Analysis } from '../core/analyze';
import { keyOf } from '../core/config/uris';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { digestOf, type PlanDigest } from '../features/plan-digest';
import type { ClientAbilities } from './client-abilities';
import type { EditedDocument } from './edited-document';
import { fileNameOf } from './file-name';
import { isMarkdown } from './is-markdown';
import { reasonOf, type Log } from './log';
import { throwIfCancelled } from './requests';
import { leavesOut } from './conditions';
import type { Session } from './session';
import { inSlices, otherTurn } from './slices';
import type { TeamRules } from './team-rules';
import type { WatchedFiles } from './watched-files';
import type { World, WorkspaceFiles } from './world';

/** A plan of the workspace, and how far looking through them has come. */
export interface FoundPlan {
  readonly plan: PlanDigest;
  /** The taxonomy that it was read with: the built-in one with what its team says. */
  readonly taxonomy: Taxonomy;
  /** The share of the files that were looked at, from 0 to 1. */
  readonly share: number;
}

type Found = Omit<FoundPlan, 'share'>;

/** What the workspace's plans are read with. */
export interface PlansHost {
  readonly connection: Connection;
  readonly session: Session;
  readonly world: World;
  readonly client: ClientAbilities;
  readonly log: Log;
  readonly rules: TeamRules;
  readonly watched: WatchedFiles;
  /** The workspace's folders that are open now, by URI. */
  readonly folders: () => readonly string[];
}

/** What a team says that bears on how a plan is read. */
interface Reading {
  readonly taxonomy: Taxonomy;
  readonly isIncluded: boolean;
}

/** What is known of a file on the disk. */
interface KnownFile extends Reading {
  readonly text: string;
  /** `undefined` for a file that is no plan. */
  readonly plan: PlanDigest | undefined;
  /** Since it was read nothing was heard of a change, so that it need not be read again. */
  isFresh: boolean;
}

/**
 * The plans of the workspace: the open documents as they are on the screen, and the files beside them as they are on the
 * disk. Nothing is read before somebody asks, each text is analysed once, and between two of them whatever waits in the
 * queue goes first. Settings play no part in it: they say what is flagged, not what a plan speaks of. Files that their team
 * leaves out are no plans of theirs.
 */
export class WorkspacePlans {
  readonly #host: PlansHost;
  readonly #known = new Map<string, KnownFile>();
  readonly #digests = new WeakMap<Analysis, { readonly plan: PlanDigest | undefined }>();
  /** The same for open documents that are not checked and so have no analysis of their own. */
  readonly #unchecked = new WeakMap<
    EditedDocument,
    Reading & { readonly version: number; readonly plan: PlanDigest | undefined }
  >();
  readonly #told = new Set<string>();
  #listed: { readonly folders: string; readonly uris: readonly string[] } | undefined;
  /** Counts the changes heard of, so that a file that changes while it is read is read again. */
  #changes = 0;

  constructor(host: PlansHost) {
    this.#host = host;
    host.watched.onChange((changes) => this.#filesChanged(changes));
  }

  /** Yields every plan once, the open ones first. Throws the protocol's error when nobody waits for them any more. */
  async *all(token: CancellationToken): AsyncGenerator<FoundPlan, void, undefined> {
    const { session, world } = this.#host;
    const seen = new Set<string>();
    for (const uri of session.uris()) {
      await this.#turn(token);
      seen.add(keyOf(uri));
      const found = await this.#ofOpen(uri, token);
      if (found) yield { ...found, share: 0 };
    }
    if (!world.files) return;
    const isWatching = await this.#host.watched.watch();
    const uris = await this.#list(world.files, isWatching, token);
    for (const [index, uri] of uris.entries()) {
      throwIfCancelled(token);
      if (seen.has(keyOf(uri))) continue;
      const found = await this.#ofFile(uri, world.files, isWatching, token);
      if (found) yield { ...found, share: (index + 1) / uris.length };
    }
  }

  async #ofOpen(uri: string, token: CancellationToken): Promise<Found | undefined> {
    const { session } = this.#host;
    const document = session.document(uri);
    if (document === undefined || !isMarkdown(document.text)) return undefined;
    try {
      while (session.ready(uri) !== undefined) await this.#turn(token);
      if (session.document(uri) !== document) return undefined;
      const { analysis } = session.snapshot(uri);
      if (analysis) {
        const known = this.#digests.get(analysis) ?? { plan: digestOf(analysis, uri) };
        this.#digests.set(analysis, known);
        return found(known.plan, analysis.taxonomy);
      }
      const reading = await this.#readingOf(uri);
      if (reading === undefined) return undefined;
      const { text, version } = document;
      const known = this.#unchecked.get(text);
      if (known?.version === version && isSame(known, reading)) return found(known.plan, reading.taxonomy);
      const plan = await this.#analyze(uri, text.getText(), reading, token);
      this.#unchecked.set(text, { version, plan, ...reading });
      return found(plan, reading.taxonomy);
    } catch (error) {
      throwIfCancelled(token);
      session.reportFailure(uri, 'the list of plans', error);
      return undefined;
    }
  }

  async #ofFile(
    uri: string,
    files: WorkspaceFiles,
    isWatching: boolean,
    token: CancellationToken,
  ): Promise<Found | undefined> {
    const reading = await this.#readingOf(uri);
    if (reading === undefined) return undefined;
    const known = this.#known.get(uri);
    const changes = this.#changes;
    const text = known?.isFresh === true ? known.text : await this.#read(uri, files);
    if (text === undefined) return undefined;
    if (known?.text === text && isSame(known, reading)) {
      known.isFresh = isWatching && changes === this.#changes;
      return found(known.plan, reading.taxonomy);
    }
    await this.#turn(token);
    // It may have been opened while others had their turn; what is on the screen counts.
    const opened = this.#host.session.uris().find((open) => keyOf(open) === keyOf(uri));
    if (opened !== undefined) return this.#ofOpen(opened, token);
    let plan: PlanDigest | undefined;
    try {
      plan = await this.#analyze(uri, text, reading, token);
    } catch (error) {
      throwIfCancelled(token);
      this.#host.log.error(`Rolecheck has a defect: analysis failed on ${uri}: ${reasonOf(error)}`);
      if (error instanceof Error && error.stack !== undefined) this.#host.log.log(error.stack);
    }
    this.#known.set(uri, { text, plan, isFresh: isWatching && changes === this.#changes, ...reading });
    return found(plan, reading.taxonomy);
  }

  async #read(uri: string, files: WorkspaceFiles): Promise<string | undefined> {
    const read = await files.read(uri);
    if (read !== undefined && 'text' in read) return read.text;
    this.#known.delete(uri);
    if (read) this.#tellOnce(`${nameOf(uri)} ${read.problem}, so what it says is not looked at.`);
    return undefined;
  }

  /** `undefined` for a file that its team leaves out. */
  async #readingOf(uri: string): Promise<Reading | undefined> {
    const { rules, world } = this.#host;
    const said = (await rules.configFor(uri))?.forPlan(uri);
    if (said === undefined) return { taxonomy: world.taxonomy, isIncluded: false };
    return leavesOut(uri, said.isExcluded) ? undefined : { taxonomy: said.taxonomy, isIncluded: said.isIncluded };
  }

  async #analyze(
    uri: string,
    text: string,
    reading: Reading,
    token: CancellationToken,
  ): Promise<PlanDigest | undefined> {
    const { world } = this.#host;
    const steps = world.analyze(text, { ...reading, fileName: fileNameOf(uri) });
    return digestOf(await inSlices(steps, world.clock, () => this.#turn(token)), uri);
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
    if (!client.namesFolders) return folders();
    try {
      return (await connection.workspace.getWorkspaceFolders())?.map(({ uri }) => uri) ?? [];
    } catch {
      // What the client said at the start is the best that is known.
      return folders();
    }
  }

  #filesChanged(changes: readonly FileEvent[]): void {
    this.#changes++;
    const changed = new Set(changes.map(({ uri }) => keyOf(uri)));
    for (const [uri, known] of this.#known) if (changed.has(keyOf(uri))) known.isFresh = false;
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) this.#listed = undefined;
  }

  /** Lets edits and cancellations that wait in the queue go first. */
  async #turn(token: CancellationToken): Promise<void> {
    await otherTurn(this.#host.world.clock);
    throwIfCancelled(token);
  }

  #tellOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#host.log.warn(message);
  }
}

function found(plan: PlanDigest | undefined, taxonomy: Taxonomy): Found | undefined {
  return plan && { plan, taxonomy };
}

function isSame(a: Reading, b: Reading): boolean {
  return a.taxonomy === b.taxonomy && a.isIncluded === b.isIncluded;
}

function nameOf(uri: string): string {
  return fileNameOf(uri) ?? uri;
}
