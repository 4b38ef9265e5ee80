import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from '../client-abilities';
import type { Log } from '../log';
import type { Session } from '../session';
import type { WorkspacePlans } from '../workspace-plans';
import type { World } from '../world';

/** What the handlers of requests have to work with. */
export interface Host {
  readonly connection: Connection;
  readonly session: Session;
  readonly world: World;
  readonly client: ClientAbilities;
  readonly log: Log;
  /** The workspace's folders, as `initialize` named them. */
  readonly folders: readonly string[];
  /** The plans of the workspace, open or not. */
  readonly plans: WorkspacePlans;
}

/** Puts a feature's handlers on the connection, and says what the server can do because of them. */
export type Register = (host: Host) => Partial<ServerCapabilities>;
