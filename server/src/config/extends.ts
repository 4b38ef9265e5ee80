import type { ConfigLayer, ConfigPath, ConfigProblem, ConfigReading } from '../core/config/config';
import { keyOf } from '../core/config/uris';
import { findExtended, type WhereToFind } from './find-extended';

/** What following `extends` needs. */
export interface ExtendsOptions extends WhereToFind {
  /** `undefined` where there is no such file. */
  readonly read: (uri: string) => Promise<ConfigReading | undefined>;
}

/** The most files that one plan's rules are put together from. */
export const MOST_FILES = 20;

/**
 * The file and all that it extends, each once: what is extended first, the file itself last. What cannot be followed is a
 * problem of the file that names it, at the place where it does.
 */
export async function collectLayers(uri: string, options: ExtendsOptions): Promise<readonly ConfigLayer[]> {
  const layers = new Map<string, ConfigLayer>();
  const reading = await options.read(uri);
  if (reading !== undefined) await collect(uri, reading, []);
  return [...layers.values()];

  /** Adds what the file extends, and then the file; `above` are those that led to it. */
  async function collect(file: string, reading: ConfigReading, above: readonly string[]): Promise<void> {
    const chain = [...above, keyOf(file)];
    const problems: ConfigProblem[] = [];
    for (const { name, path } of extended(reading)) {
      const problem = await collectNamed(name, file, chain);
      if (problem !== undefined) problems.push({ span: reading.places.value(path), severity: 'error', ...problem });
    }
    const all = problems.length === 0 ? reading : { ...reading, problems: [...reading.problems, ...problems] };
    layers.set(keyOf(file), { uri: file, reading: all });
  }

  async function collectNamed(
    name: string,
    from: string,
    chain: readonly string[],
  ): Promise<(Partial<ConfigProblem> & Pick<ConfigProblem, 'message'>) | undefined> {
    const found = await findExtended(name, from, options);
    if ('problem' in found) return found.problem;
    const key = keyOf(found.uri);
    if (key === keyOf(from)) return { message: `“${name}” is this file itself. Take it out.` };
    if (chain.includes(key)) return { message: `“${name}” extends this file in turn, so it is left out here.` };
    if (layers.has(key)) return undefined;
    if (layers.size + chain.length >= MOST_FILES)
      return { message: `More than ${MOST_FILES} files extend each other here, so this one is left out.` };
    const reading = await options.read(found.uri);
    if (reading === undefined)
      return { message: `There is no file “${name}”. Paths start from the folder of this file.` };
    await collect(found.uri, reading, chain);
    return undefined;
  }
}

function extended({ data }: ConfigReading): readonly { readonly name: string; readonly path: ConfigPath }[] {
  if (data.extends === undefined) return [];
  if (typeof data.extends === 'string') return [{ name: data.extends, path: ['extends'] }];
  return data.extends.map((name, index) => ({ name, path: ['extends', index] }));
}
