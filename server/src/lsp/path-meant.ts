import { follow } from '../config/uris';

/** An address with a scheme; a Windows drive has one letter only. */
const address = /^[a-z][a-z0-9+.-]+:/iu;

const absolute = /^(?:\/|[a-z]:\/)/iu;

/**
 * The addresses that a path may mean, the likeliest first: an address stands for itself, an absolute path for a file in
 * that folder of the workspace which it leads through, a relative one for a file in any of them. None where it cannot be
 * told, such as for an absolute path that leads through no folder.
 */
export function addressesMeant(path: string, folders: readonly string[]): readonly string[] {
  if (address.test(path)) return normalised(path);
  const slashed = path.replaceAll('\\', '/');
  const homes = folders.map((folder) => `${folder.replace(/\/$/u, '')}/`);
  if (!absolute.test(slashed)) return homes.map((home) => follow(slashed, home));
  const steps = withDrive(slashed);
  return homes.flatMap((home) => {
    const start = withDrive(pathOf(home));
    return steps.startsWith(start) ? [follow(steps.slice(start.length), home)] : [];
  });
}

/** Drives are written `C:/`, `c:/` and `/c:/`. */
function withDrive(path: string): string {
  return path.replace(/^\/?([a-z]):\//iu, (_start, drive: string) => `/${drive.toLowerCase()}:/`);
}

function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/iu, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function normalised(uri: string): readonly string[] {
  try {
    return [new URL(uri).href];
  } catch {
    return [];
  }
}
