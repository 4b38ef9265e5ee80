import type { ServerCapabilities } from 'vscode-languageserver';
import type { Reference } from '../reference';
import type { ReadSettings } from '../settings';
import type { PlansHost, WorkspacePlans } from '../workspace-plans';

/** What the handlers of requests have to work with. */
export interface Host extends PlansHost {
  /** The plans of the workspace, open or not. */
  readonly plans: WorkspacePlans;
  /** The pages about terms and roles, and the taxonomy that they are written from. */
  readonly reference: Reference;
  /** The editor's settings for a document, open or not, and what is wrong with them. */
  readonly settings: (uri: string) => Promise<ReadSettings>;
}

/** Puts a feature's handlers on the connection, and says what the server can do because of them. */
export type Register = (host: Host) => Partial<ServerCapabilities>;
