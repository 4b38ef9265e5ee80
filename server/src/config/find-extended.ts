import type { ConfigProblem } from '../core/config/config';
import { folderOf, isWithin } from '../core/config/uris';
import type { ConfigFiles } from './files';
import { foldersAbove, follow } from './uris';

/** Where files that are extended may be. */
export interface WhereToFind {
  readonly exists: (uri: string) => Promise<boolean>;
  readonly findPackage: ConfigFiles['findPackage'] | undefined;
  /** The workspace's folders, by URI. */
  readonly folders: readonly string[];
}

/** The file that a name behind `extends` means, or what is wrong with the name. Whether there is such a file is not known yet. */
export type Found =
  { readonly uri: string } | { readonly problem: Pick<ConfigProblem, 'message'> & Partial<ConfigProblem> };

/** The names of packages as npm allows them. */
const PACKAGE = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/iu;

/**
 * Finds the file that a name behind `extends` means. A path is followed from the file that has it, and only to files of
 * the same workspace: below one of its folders or the file's own, or in the same repository. That is judged by names
 * alone; a link on the disk leads wherever whoever made it wanted it to lead.
 */
export async function findExtended(name: string, from: string, where: WhereToFind): Promise<Found> {
  if (name.includes('\\') && !name.includes('/')) {
    const instead = name.replaceAll('\\', '/');
    return /^[a-z]:|^\\/iu.test(name)
      ? absolute(name)
      : wrong(`Write paths with “/”, so that they work on every computer: “${instead}”.`, { instead });
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(name))
    return wrong(`“${name}” is an address on the web or elsewhere. Only files of this workspace can be extended.`);
  if (/^(?:[a-z]:|\/|~)/iu.test(name)) return absolute(name);
  if (/\.(?:ya?ml|json)$/iu.test(name)) {
    const uri = follow(name, from);
    return (await isAllowed(uri, from, where))
      ? { uri }
      : wrong(`“${name}” is outside of this workspace. Only files inside it can be extended.`);
  }
  return PACKAGE.test(name)
    ? findPackage(name, from, where)
    : wrong(
        `“${name}” is no file that can be extended: its name has to end in “.yaml”, as in “./team.rolecheck.yaml”.`,
      );
}

async function findPackage(name: string, from: string, { findPackage }: WhereToFind): Promise<Found> {
  if (findPackage === undefined)
    return wrong(`Only the command line reads the package “${name}”. What it says is left out here.`, {
      severity: 'information',
    });
  const uri = await findPackage(name, from);
  return uri === undefined
    ? wrong(`There is no package “${name}” with a rolecheck.yaml in it. Is it installed?`)
    : { uri };
}

function absolute(name: string): Found {
  return wrong(
    `“${name}” leads somewhere on one computer only. Write the path from the folder of this file: “./…” or “../…”.`,
  );
}

function wrong(message: string, more: Partial<ConfigProblem> = {}): Found {
  return { problem: { message, ...more } };
}

async function isAllowed(uri: string, from: string, { folders, exists }: WhereToFind): Promise<boolean> {
  if ([folderOf(from), ...folders].some((folder) => isWithin(uri, folder))) return true;
  for (const folder of foldersAbove(from))
    if ((await exists(`${folder}.git/HEAD`)) || (await exists(`${folder}.git`))) return isWithin(uri, folder);
  return false;
}
