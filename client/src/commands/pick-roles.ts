import { l10n, type QuickPickItem } from 'vscode';
import { pickMany } from './pick-many';
import type { WritingServer } from './writing-server';

interface RoleItem {
  readonly id: string;
  readonly label: string;
  readonly focus: string;
}

/** How the writer is asked for roles. */
export interface RoleQuestion {
  readonly title: string;
  /** How many roles are needed at least. */
  readonly least: number;
  /** The document that they are for, whose team may have roles of its own; left out for one that is yet to be made. */
  readonly uri?: string;
}

/** Asks for roles, all of them chosen to begin with; gives their ids, or `undefined` if the writer has changed their mind. */
export async function pickRoles(
  server: WritingServer,
  { title, least, uri }: RoleQuestion,
): Promise<string[] | undefined> {
  const roles = await server.execute<readonly RoleItem[]>('rolecheck.roles', { uri });
  const items = roles.map(({ id, label, focus }): QuickPickItem & { id: string } => ({
    id,
    label,
    detail: focus,
    picked: true,
  }));
  const placeHolder =
    least > 1 ? l10n.t('Choose at least {0} roles', least) : l10n.t('Choose the roles that the plan is for');
  for (;;) {
    const picked = await pickMany(items, { title, placeHolder });
    if (picked === undefined) return undefined;
    if (picked.length >= least) return picked.map(({ id }) => id);
  }
}
