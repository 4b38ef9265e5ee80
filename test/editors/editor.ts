/** A finding as an editor shows it. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: string;
  /** The words that are underlined. */
  readonly words: string;
}

/** An editor that runs, and a person in front of it. What the person waits for comes, or the promise fails. */
export interface Editor {
  /** Opens a file, and waits until Rolecheck has it. */
  open(path: string): Promise<void>;
  /** The text on the screen, with line feeds, and `«…»` around what is underlined. */
  marked(): Promise<string>;
  /** What is underlined, in the order of the text. */
  findings(): Promise<readonly ShownFinding[]>;
  /** The text on the screen, with line feeds. */
  text(): Promise<string>;
  /** What is explained about these words. */
  hover(words: string): Promise<string>;
  /** What is suggested behind a new last line. */
  suggestions(line: string): Promise<readonly string[]>;
  /** What is offered for these words. */
  fixes(words: string): Promise<readonly string[]>;
  /** Chooses one of the fixes that were offered last, and waits until the text has changed. */
  choose(title: string): Promise<void>;
  save(): Promise<void>;
  /** Leaves the editor without saving; gives its exit code when it is gone. */
  quit(): Promise<number | null>;
  /** Ends whatever is left of it. */
  dispose(): void;
  /** What it wrote on its output, for whoever looks for a cause. */
  log(): string;
}

/** What an editor is started with. */
export interface EditorOptions {
  /** The environment: a home of its own, and `rolecheck` on the path. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder that the editor may write to. */
  readonly scratch: string;
  /** The person's own setup, which stands in front of ours, in the editor's language. */
  readonly setup?: string;
}

/** How long what must come may take on a busy machine, in milliseconds. */
const patience = 45_000;

/** Asks again and again until there is an answer other than `undefined`; fails with `what` when none comes. */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`No ${typeof what === 'string' ? what : what()}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
