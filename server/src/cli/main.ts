import { briefly } from './brief';
import { nodeWorld } from './node-world';
import { helperFlag } from './parallel/helper-flag';
import { runCommandLine } from './program';

// A reader that has seen enough (`rolecheck check plans | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`rolecheck: the report could not be written (${briefly(error)}).\n`);
  process.exitCode = 2;
});

let plansRead = 0;

/** Whether plans were read by now: before, most of what reads them is not compiled. */
export function hasReadPlans(): boolean {
  return plansRead > 0;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const world = nodeWorld(() => plansRead++);
  if (args[1] === helperFlag && (await import('./parallel/serve')).serve(world)) return;
  const code = await runCommandLine(args, world);
  // The server, once started, sets its own.
  if (code !== undefined) process.exitCode ??= code;
}

void main().catch((error: unknown) => {
  process.stderr.write(`rolecheck: Rolecheck has a defect and had to stop (${briefly(error)}).\n`);
  process.exitCode = 2;
});
