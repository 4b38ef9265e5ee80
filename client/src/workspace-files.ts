import { CancellationTokenSource, FileType, RelativePattern, Uri, workspace, type CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { experimentalAbility } from './experimental';

/** What the server asks with `rolecheck/listFiles`; documented in `server/src/lsp/client-files.ts`. */
interface ListFilesParams {
  readonly folders: readonly string[];
  readonly endings: readonly string[];
  readonly exclude: readonly string[];
  readonly most: number;
}

/** The same for `rolecheck/readFile`. */
interface ReadFileParams {
  readonly uri: string;
  readonly most: number;
}

type ReadFileResult = { readonly text: string } | { readonly problem: string } | null;

/** How long the editor may search a folder, in milliseconds: half of what the server waits for an answer. */
const searchTimeoutMs = 5000;

/** Where searching is not offered, so many folders are looked into and no more: each may be a question to a server far away. */
const mostFolders = 200;

/** Finds and reads the workspace's files for the server wherever they are kept. To be called before the client starts. */
export function answerForFiles(client: BaseLanguageClient): void {
  client.registerFeature(experimentalAbility('rolecheckFiles'));
  client.onRequest('rolecheck/listFiles', listFiles);
  client.onRequest('rolecheck/readFile', readFile);
}

async function listFiles(
  { folders, endings, exclude, most }: ListFilesParams,
  token: CancellationToken,
): Promise<string[]> {
  const found: Uri[] = [];
  const isLeftOut = (name: string): boolean => name.startsWith('.') || exclude.includes(name);
  const isWanted = (name: string): boolean => endings.some((ending) => name.toLowerCase().endsWith(ending));
  for (const folder of folders.map((uri) => Uri.parse(uri))) {
    if (token.isCancellationRequested || found.length >= most) break;
    const pattern = new RelativePattern(folder, `**/*{${endings.map(inAnyCase).join(',')}}`);
    const leftOut = `**/{${[...exclude, '.*'].join(',')}}/**`;
    const searched = await search(pattern, leftOut, most - found.length, token);
    found.push(...(searched.length > 0 ? searched : await walk(folder, most - found.length)));
  }
  return found.map((uri) => uri.toString());

  /** Not every file system can be searched. */
  async function walk(top: Uri, atMost: number): Promise<Uri[]> {
    const files: Uri[] = [];
    const waiting = [top];
    for (let looked = 0; looked < mostFolders && files.length < atMost; looked++) {
      const folder = waiting.shift();
      if (folder === undefined || token.isCancellationRequested) break;
      const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
      for (const [name, type] of entries) {
        if (type === FileType.Directory && !isLeftOut(name)) waiting.push(Uri.joinPath(folder, name));
        if (type === FileType.File && isWanted(name)) files.push(Uri.joinPath(folder, name));
      }
    }
    return files.slice(0, atMost);
  }
}

/** What the editor finds in time. Where nobody offers to search a file system, it would wait for ever for somebody to come. */
async function search(
  pattern: RelativePattern,
  leftOut: string,
  most: number,
  token: CancellationToken,
): Promise<readonly Uri[]> {
  const source = new CancellationTokenSource();
  const listener = token.onCancellationRequested(() => source.cancel());
  const timer = setTimeout(() => source.cancel(), searchTimeoutMs);
  const given = new Promise<readonly Uri[]>((up) => source.token.onCancellationRequested(() => up([])));
  try {
    return await Promise.race([workspace.findFiles(pattern, leftOut, most, source.token), given]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
    listener.dispose();
    source.dispose();
  }
}

/** Of what is in no folder of the workspace nothing is told: nobody has opened it here. */
async function readFile({ uri, most }: ReadFileParams): Promise<ReadFileResult> {
  const file = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(file) === undefined) return null;
  // File systems differ in how they say that there is no such file.
  const about = await workspace.fs.stat(file).then(undefined, () => undefined);
  if (about === undefined || (about.type & FileType.File) === 0) return null;
  if (about.size > most) return { problem: 'tooLarge' };
  try {
    return decode(await workspace.fs.readFile(file));
  } catch {
    return { problem: 'unreadable' };
  }
}

function decode(bytes: Uint8Array): ReadFileResult {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'notUtf8' };
  }
}

/** `.md` as a pattern that also finds `.MD`: the editor's patterns heed the case. */
function inAnyCase(ending: string): string {
  return ending.replace(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
