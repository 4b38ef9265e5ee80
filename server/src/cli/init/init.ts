import { configFileName } from '../../core/config/file-name';
import { initialConfig, type InitialAnswers } from '../../core/config/initial-config';
import { attempt } from '../attempt';
import { exitCodes, type ExitCode } from '../exit-codes';
import { printable } from '../formats/printable';
import type { CommandLineWorld, Dialogue } from '../world';

export interface InitOptions {
  /** Nothing is asked; the usual answers hold. */
  readonly yes: boolean;
}

const usualAnswers: InitialAnswers = { showsArguable: true };

/** `rolecheck init`: asks a little and writes a first `.rolecheck.yaml` into the current folder. */
export async function init({ yes }: InitOptions, world: CommandLineWorld): Promise<ExitCode> {
  const fail = (message: string): ExitCode => {
    world.err(`rolecheck: ${message}\n`);
    return exitCodes.trouble;
  };
  let problem = '';
  const complain = (path: string, message: string): void => void (problem = `${printable(path)}: ${message}`);
  const kind = await attempt(configFileName, () => world.files.kindOf(configFileName), complain);
  if (kind === undefined) return fail(problem);
  if (kind !== 'missing') {
    return fail(
      `there is a ${configFileName} here already, which is left as it is. Edit it, or delete it to begin anew.`,
    );
  }
  const dialogue = yes ? undefined : world.openDialogue();
  const answers = dialogue === undefined ? usualAnswers : await askAll(dialogue, world);
  if (answers === undefined) return fail('stopped; nothing was written.');
  const write = async (): Promise<true> => {
    await world.files.write(configFileName, initialConfig(answers));
    return true;
  };
  if (!(await attempt(configFileName, write, complain, 'written'))) return fail(problem);
  world.out(
    `${configFileName} is written. It holds for the plans in this folder and below it.\nIn it are examples of all that can be said: what your teams are called, who owns what, which files are plans.\nCheck the plans: rolecheck check .\n`,
  );
  return exitCodes.clean;
}

/** The answers; `undefined` where the person has had enough. */
async function askAll(dialogue: Dialogue, world: CommandLineWorld): Promise<InitialAnswers | undefined> {
  try {
    const plans = await askUntil(dialogue, world, WHERE, (answer) => readPlans(answer, world));
    if (plans === undefined) return undefined;
    const showsArguable = await askUntil(dialogue, world, ARGUABLE, readYesOrNo);
    if (showsArguable === undefined) return undefined;
    return { ...(plans.pattern !== undefined && { plans: plans.pattern }), showsArguable: showsArguable.yes };
  } finally {
    dialogue.close();
  }
}

const WHERE = `Where are your plans? Name a folder or a pattern, such as plans or "drafts/**/*.md".
Press Enter to let Rolecheck tell plans from other documents by what they say: `;

const ARGUABLE = `
Some findings are about things that teams do differently, and are shown more mildly than others.
Show them? (Y/n) `;

/** Asks until the answer can be read. */
async function askUntil<T>(
  dialogue: Dialogue,
  world: CommandLineWorld,
  question: string,
  read: (answer: string) => Promise<T | string> | T | string,
): Promise<T | undefined> {
  for (;;) {
    const answer = await dialogue.ask(question);
    if (answer === undefined) return undefined;
    const result = await read(answer);
    if (typeof result !== 'string') return result;
    world.out(`${result}\n`);
  }
}

async function readPlans(answer: string, { files }: CommandLineWorld): Promise<{ readonly pattern?: string } | string> {
  const path = answer
    .replace(/^(["'])(.*)\1$/u, '$2')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/u, '')
    .replace(/\/+$/u, '');
  if (path === '' || path === '.') return {};
  if (/^(?:\.\.(?:\/|$)|\/|~|[a-z]:)/iu.test(path)) {
    return 'The plans have to be in this folder or below it. Start rolecheck init in the folder above them.';
  }
  const kind = await attempt(
    path,
    () => files.kindOf(path),
    () => undefined,
  );
  return { pattern: kind === 'folder' ? `${path}/**` : path };
}

function readYesOrNo(answer: string): { readonly yes: boolean } | string {
  if (/^(?:y|yes|)$/iu.test(answer)) return { yes: true };
  return /^(?:n|no)$/iu.test(answer) ? { yes: false } : 'Please answer y or n.';
}
