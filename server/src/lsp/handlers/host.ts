import type { ServerCapabilities } from 'vscode-languageserver';
import type { PlansHost, WorkspacePlans } from '../workspace-plans';

/** What the handlers of requests have to work with. */
export interface Host extends PlansHost {
  /** The plans of the workspace, open or not. */
  readonly plans: WorkspacePlans;
}

/** Puts a feature's handlers on the connection, and says what the server can do because of them. */
export type Register = (host: Host) => Partial<ServerCapabilities>;
