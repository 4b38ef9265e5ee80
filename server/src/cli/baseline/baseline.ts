import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Finding } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import { attempt } from '../attempt';
import { decode } from '../decode';
import type { Files } from '../world';
import { divide, entriesOf, type BaselineEntry, type Divided } from './entries';
import { readBaseline, writeBaseline } from './file';

/** Which baseline to use. */
export interface BaselineOptions {
  readonly path: string;
  /** It is written anew from what is found; then it need not be there yet. */
  readonly update: boolean;
}

/** A plan that was checked, with all that was found in it, accepted or not. */
export interface FoundInPlan {
  readonly path: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
}

/** In bytes; more than any number of plans needs, and little enough to be read at once. */
const LARGEST = 20_000_000;

/** The findings of many plans that are accepted as they are. */
export class Baseline {
  /** As the person gave it. */
  readonly path: string;
  /** Whether it is to be written anew. */
  readonly isUpdated: boolean;
  readonly #entries: readonly BaselineEntry[];
  readonly #files: Files;

  private constructor({ path, update }: BaselineOptions, entries: readonly BaselineEntry[], files: Files) {
    this.path = path;
    this.isUpdated = update;
    this.#entries = entries;
    this.#files = files;
  }

  /** Reads the file, or says what is wrong with it. */
  static async open(options: BaselineOptions, files: Files): Promise<Baseline | { readonly problem: string }> {
    const { path } = options;
    let problem = '';
    const complain = (_: string, message: string): void => void (problem = message);
    const kind = await attempt(path, () => files.kindOf(path), complain);
    if (kind === undefined) return { problem };
    if (kind === 'folder') return { problem: 'this is a folder; a baseline is a file.' };
    if (kind === 'missing') {
      if (options.update) return new Baseline(options, [], files);
      return { problem: 'there is no baseline of this name. Add --update-baseline to write one.' };
    }
    const bytes = await attempt(path, () => files.read(path), complain);
    if (bytes === undefined) return { problem };
    if (bytes.length > LARGEST) return { problem: 'this file is too large for a baseline.' };
    const decoded = decode(bytes);
    if ('problem' in decoded) return { problem: 'this is no text file, so it is no baseline.' };
    const read = readBaseline(decoded.text);
    return 'problem' in read ? read : new Baseline(options, read.entries, files);
  }

  /** The plan's findings, with those set apart that are accepted. */
  divide(path: string, source: SourceText, findings: readonly Finding[]): Divided {
    return divide(this.#nameOf(path), source, findings, this.#entries);
  }

  /** How many findings are accepted in plans that no longer exist. */
  async countGone(): Promise<number> {
    const gone = await this.#gonePaths();
    return this.#entries.filter(({ path }) => gone.has(path)).reduce((sum, { count }) => sum + count, 0);
  }

  /** Writes the file with what stands in these plans; what it says of others stays, if they still exist. */
  async update(plans: readonly FoundInPlan[]): Promise<void> {
    const named = plans.map((plan) => ({ ...plan, name: this.#nameOf(plan.path) }));
    const checked = new Set(named.map(({ name }) => name));
    const gone = await this.#gonePaths();
    const kept = this.#entries.filter(({ path }) => !checked.has(path) && !gone.has(path));
    const fresh = named.flatMap(({ name, source, findings }) => entriesOf(name, source, findings));
    await this.#files.write(this.path, writeBaseline([...kept, ...fresh]));
  }

  /** Relative to the baseline's folder and with forward slashes, so that it is the same on every computer. */
  #nameOf(path: string): string {
    return relative(resolve(this.#folder), resolve(this.#files.resolve(path))).replaceAll(sep, '/');
  }

  get #folder(): string {
    return dirname(this.#files.resolve(this.path));
  }

  async #gonePaths(): Promise<ReadonlySet<string>> {
    const gone = new Set<string>();
    for (const path of new Set(this.#entries.map((entry) => entry.path))) {
      const kind = await attempt(
        path,
        () => this.#files.kindOf(join(this.#folder, path)),
        () => undefined,
      );
      if (kind === 'missing') gone.add(path);
    }
    return gone;
  }
}
