import { isAscii } from 'node:buffer';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import * as modules from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { ownCacheFolder } from './cache-folder';

/** What a module of Node's own kind is called with. */
type Module = (
  this: object,
  exports: object,
  require: NodeJS.Require,
  module: object,
  file: string,
  folder: string,
) => void;

/** What the programs offer to whoever runs them. */
interface Program {
  /** Whether it has done by now what it is there for, so that what it needs for that is compiled. */
  readonly hasReadPlans?: () => boolean;
  /** For a program that goes on: it calls back as soon as it has done that, and nobody waits. */
  readonly whenPlansAreRead?: (callback: () => void) => void;
}

const lengthBytes = 4;
/** Of the flag behind the length: whether the code was made by a program that had done what it is there for. */
const flagBytes = 1;

/**
 * Runs a program that was bundled to one file, with the code that V8 made of it the last time: to read and compile it takes
 * about as long as Node itself to start. `use` says what it is started for, since each use compiles other parts of it.
 * Node keeps such code itself from version 22.1 on; before, it is kept in the user's folder for caches.
 */
export function run(file: string, use: string): void {
  const folder = ownCacheFolder();
  if (folder === undefined) return void modules.createRequire(file)(file);
  // The types are those of the oldest Node that Rolecheck runs on.
  const { enableCompileCache } = modules as { enableCompileCache?: (folder: string) => void };
  if (enableCompileCache !== undefined) {
    enableCompileCache(join(folder, 'node'));
    return void modules.createRequire(file)(file);
  }
  runWithCode(file, join(folder, `${basename(file, '.js')}-${use}.code`));
}

function runWithCode(file: string, store: string): void {
  const { size, mtimeMs } = statSync(file);
  // V8 itself refuses the code of another V8 and of a program of another length, not that of another program.
  const key = Buffer.from(`${file} ${size} ${mtimeMs} ${cachedDataVersionTag()}\n`);
  const kept = readKept(store, key);
  const program = readFileSync(file);
  // Where it is all the same, the one that takes no decoding.
  const script = new Script(modules.wrap(program.toString(isAscii(program) ? 'latin1' : 'utf8')), {
    filename: file,
    ...(kept && { cachedData: kept.code }),
  });
  const module: { exports: Program } = { exports: {} };
  // What waits for the end does not hold the code itself, which is as long as the program twice over.
  let wasWhole = kept && !script.cachedDataRejected ? kept.isWhole : undefined;
  const keepCode = (): void => {
    const isWhole = module.exports.hasReadPlans?.() !== false;
    if (wasWhole !== undefined && (wasWhole || !isWhole)) return;
    keep(store, key, script.createCachedData(), isWhole);
    wasWhole = isWhole;
  };
  // At the end, when it is known which parts of the program are used at all.
  process.once('exit', keepCode);
  const main = script.runInThisContext() as Module;
  main.call(module.exports, module.exports, modules.createRequire(file), module, file, dirname(file));
  // Many an editor ends its server without a word, and by the end of a long day what only a start needs is forgotten.
  module.exports.whenPlansAreRead?.(keepCode);
}

interface Kept {
  readonly code: Buffer;
  readonly isWhole: boolean;
}

/** The code behind its key, its length and its flag; nothing where they are not as expected. */
function readKept(store: string, key: Buffer): Kept | undefined {
  try {
    const bytes = readFileSync(store);
    const start = key.length + lengthBytes + flagBytes;
    if (!bytes.subarray(0, key.length).equals(key)) return undefined;
    if (bytes.readUInt32LE(key.length) !== bytes.length - start) return undefined;
    return { code: bytes.subarray(start), isWhole: bytes[start - flagBytes] === 1 };
  } catch {
    return undefined;
  }
}

/**
 * Written to the disk itself, and put in place in one step: another process may be reading, the machine may lose its power,
 * and V8 looks at no more than the beginning of the code before it runs it.
 */
function keep(store: string, key: Buffer, code: Buffer, isWhole: boolean): void {
  const draft = `${store}.${process.pid}`;
  const about = Buffer.alloc(lengthBytes + flagBytes);
  about.writeUInt32LE(code.length);
  about.writeUInt8(Number(isWhole), lengthBytes);
  try {
    const file = openSync(draft, 'w', 0o600);
    try {
      for (const part of [key, about, code]) writeSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, store);
  } catch {
    // The next start takes as long as this one.
    rmSync(draft, { force: true });
  }
}
