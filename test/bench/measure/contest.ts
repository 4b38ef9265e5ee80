import { fork, type ChildProcess } from 'node:child_process';

/** A program that does something with a text; what it is measured beside does its own thing with the same text. */
export interface Contestant {
  readonly name: string;
  /** A module with `start()`, which gives the function to be measured. */
  readonly module: string;
}

/** How one contestant did; times in milliseconds, in the order of the rounds. */
export interface Score {
  readonly name: string;
  /** The first text after the start, when nothing is compiled or looked up yet. */
  readonly cold: number;
  /** One time for each round that it took part in; empty if it was too slow for any. */
  readonly warm: readonly number[];
  /** The most memory that its process ever had, in bytes. */
  readonly peakBytes: number;
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  /** How many rounds everybody takes part in, however slow. */
  readonly fewest: number;
  /** About how long one contestant may take for all its rounds, in milliseconds: slow ones take part in fewer. */
  readonly budget: number;
  /** The rounds before those that count; at least one, which tells slow from slow to start. */
  readonly warmUps: number;
}

interface Answer {
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/** How long to wait for one answer, in milliseconds. */
const patience = 300_000;

/**
 * Lets the contestants work on the same texts in turn, always in the same order, each in a process of its own. A round is
 * one element of `texts`, a list of files; they come round again when there are more rounds.
 */
export async function contest(
  contestants: readonly Contestant[],
  texts: readonly (readonly string[])[],
  effort: Effort,
  runner: string,
): Promise<Score[]> {
  const places: { contestant: Contestant; process: Running; cold: number; rounds: number; warm: number[] }[] = [];
  // One that fails in its first round has no place yet, and has to be stopped all the same.
  const started: Running[] = [];
  try {
    for (const contestant of contestants) {
      const process = await Running.start(contestant, runner);
      started.push(process);
      const { milliseconds: cold } = await process.run(texts[0]!);
      const usual = await warmUp(process, cold, texts, effort);
      const rounds = Math.max(effort.fewest, Math.min(effort.rounds, Math.floor(effort.budget / usual)));
      places.push({ contestant, process, cold, rounds, warm: [] });
    }
    for (let round = 0; round < effort.rounds; round++) {
      for (const { process, warm, rounds } of places) {
        if (round >= rounds) continue;
        warm.push((await process.run(texts[round % texts.length]!)).milliseconds);
      }
    }
    return places.map(({ contestant: { name }, process, cold, warm }) => {
      return { name, cold, warm, peakBytes: process.peakBytes };
    });
  } finally {
    for (const process of started) process.stop();
  }
}

/** Runs what does not count; gives how long a run takes after it, in milliseconds. What is slow has no need of it. */
async function warmUp(
  process: Running,
  cold: number,
  texts: readonly (readonly string[])[],
  { warmUps, budget }: Effort,
): Promise<number> {
  let usual = cold;
  let spent = 0;
  for (let round = 1; round <= warmUps && (round === 1 || spent + usual < budget); round++) {
    usual = (await process.run(texts[round % texts.length]!)).milliseconds;
    spent += usual;
  }
  return usual;
}

/** A contestant's process. */
class Running {
  peakBytes = 0;
  readonly #name: string;
  readonly #child: ChildProcess;

  private constructor(name: string, child: ChildProcess) {
    this.#name = name;
    this.#child = child;
  }

  static async start({ name, module }: Contestant, runner: string): Promise<Running> {
    const child = fork(runner, [module], {
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const running = new Running(name, child);
    await running.#answer();
    return running;
  }

  async run(files: readonly string[]): Promise<Answer> {
    this.#child.send(files);
    const answer = (await this.#answer()) as Answer & { readonly failure?: string };
    if (answer.failure !== undefined) throw new Error(`${this.#name} failed: ${answer.failure}`);
    this.peakBytes = answer.peakBytes;
    return answer;
  }

  stop(): void {
    this.#child.kill();
  }

  #answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#child.off('message', answered).off('exit', ended);
      };
      const answered = (message: unknown): void => {
        settle();
        resolve(message);
      };
      const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
        settle();
        reject(new Error(`${this.#name} ended by itself (${signal ?? code}).`));
      };
      const timer = setTimeout(() => {
        settle();
        this.stop();
        reject(new Error(`${this.#name} took more than ${patience / 1000} seconds.`));
      }, patience);
      this.#child.once('message', answered).once('exit', ended);
    });
  }
}
