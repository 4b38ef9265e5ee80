import { briefly } from './brief';
import { nodeWorld } from './node-world';
import { runCommandLine } from './program';

// A reader that has seen enough (`rolecheck check plans | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`rolecheck: the report could not be written (${briefly(error)}).\n`);
  process.exitCode = 2;
});

void runCommandLine(process.argv.slice(2), nodeWorld()).then(
  (code) => {
    // The server, once started, sets its own.
    if (code !== undefined) process.exitCode ??= code;
  },
  (error: unknown) => {
    process.stderr.write(`rolecheck: Rolecheck has a defect and had to stop (${briefly(error)}).\n`);
    process.exitCode = 2;
  },
);
