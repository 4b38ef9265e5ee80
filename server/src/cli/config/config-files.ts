import type { ConfigFiles, FileReading } from '../../config/files';
import { foldersAbove } from '../../config/uris';
import { decode } from '../decode';
import type { Files } from '../world';

/** The file that a package offers to those who extend it. */
const PACKAGE_FILE = 'rolecheck.yaml';

/** The team's files as they stand on the disk, and in the npm packages that are installed above them. */
export function configFilesOn(files: Files): ConfigFiles {
  const read = (uri: string): Promise<FileReading | undefined> => readText(uri, files);
  return {
    read,
    async findPackage(name, from) {
      for (const folder of foldersAbove(from)) {
        const uri = `${folder}node_modules/${name}/${PACKAGE_FILE}`;
        if ((await read(uri)) !== undefined) return uri;
      }
      return undefined;
    },
  };
}

async function readText(uri: string, files: Files): Promise<FileReading | undefined> {
  try {
    const decoded = decode(await files.read(files.pathOf(uri)));
    return 'text' in decoded ? decoded : { problem: 'is not saved as UTF-8 text' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    switch (code) {
      case 'ENOENT':
      case 'ENOTDIR':
        return undefined;
      case 'EACCES':
      case 'EPERM':
        return { problem: 'cannot be read, since you do not have the permission to' };
      case 'EISDIR':
        return { problem: 'is a folder' };
      default:
        return { problem: `could not be read (${code})` };
    }
  }
}
