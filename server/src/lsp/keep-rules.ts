import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { keyOf } from '../core/config/uris';
import type { ClientAbilities } from './client-abilities';
import type { DiagnosticsDelivery } from './diagnostics';
import type { Log } from './log';
import { ProblemsStatus } from './problems-status';
import type { Reference } from './reference';
import { RulesUpdates } from './rules-updates';
import type { Session } from './session';
import type { TeamRules } from './team-rules';
import { UnopenedProblems } from './unopened-problems';
import type { WatchedFiles } from './watched-files';
import type { World } from './world';

/** What keeps the teams' rules up to date, and everything that follows from them. */
export interface RulesKeeperOptions {
  readonly connection: Connection;
  readonly session: Session;
  readonly world: World;
  readonly client: ClientAbilities;
  readonly log: Log;
  readonly rules: TeamRules;
  readonly reference: Reference;
  readonly delivery: DiagnosticsDelivery;
  readonly watched: WatchedFiles;
}

/** Takes up what happens to the teams' files and sees to it that everything on the screen follows. */
export interface RulesKeeper {
  /** The client is ready to be asked things. */
  started(): void;
  /** The document is being opened; `ready` resolves when the editor's settings for it are known. */
  opened(uri: string, ready: Promise<void>): void;
  edited(uri: string): void;
  saved(): void;
  closed(uri: string): void;
  /** Other folders are open now. */
  foldersChanged(): void;
  /** The editor's settings were read again. */
  settingsChanged(): void;
  /** Resolves when what a team's file says is worked out; at once for any other document. */
  settled(uri: string): Promise<void>;
  /** Asks the client to ask for its code lenses again. */
  refreshCodeLenses(): void;
}

/** Starts following the teams' files. */
export function keepRules(options: RulesKeeperOptions): RulesKeeper {
  const { connection, session, world, client, log, rules, reference, delivery, watched } = options;
  const unopened = new UnopenedProblems(connection, log, client.pullsDiagnostics);
  const status = new ProblemsStatus(connection, client.showsProblems);
  /** Team's files that are open, each with when it was first looked at. */
  const openings = new Map<string, Promise<void>>();
  let isWatching = false;

  const updates = new RulesUpdates({
    clock: world.clock,
    log,
    update,
    hasToLook: () => world.files !== undefined && session.uris().length > 0 && (!isWatching || rules.reachesOutside()),
  });

  async function update(changed: readonly string[], looksAgain: boolean): Promise<void> {
    rules.changed(changed);
    if (looksAgain) await rules.refresh();
    const plans = await session.reloadConfigs();
    const before = rules.survey;
    const now = await rules.look((uri) => session.isEnabled(uri));
    const isNews = (uri: string): boolean => before.files.get(keyOf(uri)) !== now.files.get(keyOf(uri));
    const files = session.uris().filter((uri) => rules.isConfig(uri) && isNews(uri));
    const edited = new Set(changed.map(keyOf));
    const concerned = new Set([...plans, ...files.filter((uri) => !edited.has(keyOf(uri)))]);
    if (concerned.size > 0) delivery.refresh([...concerned]);
    // A client that asks for diagnostics asks after its own edits anyway.
    files.filter((uri) => edited.has(keyOf(uri)) && !concerned.has(uri)).forEach((uri) => delivery.opened(uri));
    unopened.update(now, session.uris());
    status.update(now, session.settingsProblems());
    if (plans.length === 0) return;
    refreshCodeLenses();
    if (client.asksForContent) await refreshPages();
  }

  async function refreshPages(): Promise<void> {
    for (const uri of await reference.outdated()) {
      // A page that is closed by now needs no new text.
      connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
    }
  }

  function refreshCodeLenses(): void {
    if (!client.refreshesCodeLenses) return;
    connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
      log.warn('The editor did not take up the changed settings above headings; edit the plan to see them at work.');
    });
  }

  watched.onChange((changes) => {
    const open = new Set(session.uris().map(keyOf));
    const uris = changes.map(({ uri }) => uri).filter((uri) => rules.concerns(uri) && !open.has(keyOf(uri)));
    if (uris.length > 0) updates.changed(uris);
  });

  return {
    started() {
      if (world.files === undefined) return;
      void watched.watch().then((answer) => (isWatching = answer));
    },
    opened(uri, ready) {
      unopened.opened(uri);
      const opening = ready.then(() => {
        updates.changed(rules.isConfig(uri) ? [uri] : []);
        updates.occasion();
        return updates.settled();
      });
      if (rules.isConfig(uri)) openings.set(uri, opening);
    },
    edited(uri) {
      if (rules.isConfig(uri)) updates.edited(uri);
      else delivery.edited(uri);
    },
    saved: () => updates.occasion(),
    closed(uri) {
      openings.delete(uri);
      updates.changed(rules.isConfig(uri) ? [uri] : []);
    },
    foldersChanged: () => updates.changed(),
    settingsChanged: () => updates.changed(),
    async settled(uri) {
      if (!rules.isConfig(uri)) return;
      await openings.get(uri);
      await updates.settled();
    },
    refreshCodeLenses,
  };
}
