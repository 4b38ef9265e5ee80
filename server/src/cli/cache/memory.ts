import type { ConfigLayer } from '../../core/config/config';
import type { Finding } from '../../core/rules/findings';
import { SourceText } from '../../core/text/source-text';
import type { Baseline } from '../baseline/baseline';
import { decode } from '../decode';
import { standardInput } from '../inputs';
import { planCheck, type Outcome } from '../plan-check';
import { fileNameOf } from '../plan-names';
import type { Files, PlanConditions } from '../world';
import { digestOfTexts } from './digest';
import type { EarlierFindings } from './earlier-findings';

/** What the team says of a plan, and the files that say it. */
export interface Governed {
  readonly conditions: PlanConditions | undefined;
  readonly layers: readonly ConfigLayer[] | undefined;
}

/** What a run remembers with. */
export interface MemoryOptions {
  readonly earlier: EarlierFindings;
  readonly files: Files;
  /** What holds for each input. */
  readonly governed: ReadonlyMap<string, Governed>;
  readonly baseline: Baseline | undefined;
}

/** What one run of the command line knows of plans that were checked before. */
export class Memory {
  readonly #options: MemoryOptions;
  /** What files that govern plans are known by. */
  readonly #rules = new Map<readonly ConfigLayer[], string>();

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  /** What came of the input when its text was last checked under these conditions. */
  async recall(input: string): Promise<Outcome | undefined> {
    const text = await this.#textOf(input);
    if (text === undefined) return undefined;
    const found = readFindings(this.#options.earlier.find(this.#questionOf(input, text)));
    return found && { checked: planCheck(input, new SourceText(text), found, this.#options.baseline), troubles: [] };
  }

  /** Remembers what came of the input, where it was checked. */
  keep(input: string, { checked, troubles }: Outcome): void {
    if (checked === undefined || troubles.length > 0 || input === standardInput) return;
    // The text that was checked, whatever the file says by now.
    const question = this.#questionOf(input, checked.plan.source.text);
    this.#options.earlier.put(question, JSON.stringify(checked.found));
  }

  /** Leaves it to later runs. */
  save(): void {
    this.#options.earlier.save();
  }

  /** `undefined` for what can be read only once, and for what cannot be read, which checking it will tell. */
  async #textOf(input: string): Promise<string | undefined> {
    const { files, earlier } = this.#options;
    if (input === standardInput || earlier.isEmpty) return undefined;
    try {
      if (!(await files.isOrdinary(input))) return undefined;
      const decoded = decode(await files.read(input));
      return 'text' in decoded ? decoded.text : undefined;
    } catch {
      return undefined;
    }
  }

  /** All that the findings depend on besides the program. */
  #questionOf(input: string, text: string): readonly string[] {
    const { conditions, layers } = this.#options.governed.get(input) ?? {};
    const { settings, isIncluded } = conditions ?? {};
    return [fileNameOf(input) ?? '', JSON.stringify([settings, isIncluded]), this.#rulesOf(layers), text];
  }

  #rulesOf(layers: readonly ConfigLayer[] | undefined): string {
    if (layers === undefined) return '';
    let rules = this.#rules.get(layers);
    if (rules === undefined) {
      rules = digestOfTexts(layers.flatMap(({ uri, reading }) => [uri, reading.source.text])).toString('hex');
      this.#rules.set(layers, rules);
    }
    return rules;
  }
}

function readFindings(value: string | undefined): readonly Finding[] | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as readonly Finding[]);
}
