import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Whether processes can be found by what they run; Windows offers no plain way. */
export const canFindProcesses = process.platform !== 'win32';

/** The ids of the processes whose command line matches. */
export function pidsOf(commandLine: RegExp): number[] {
  return commandLines()
    .filter(({ args }) => commandLine.test(args))
    .map(({ pid }) => pid);
}

/** Ends the process at once, as a crash does: it gets no chance to say goodbye. */
export function crash(pid: number): void {
  process.kill(pid, 'SIGKILL');
}

/** The pattern that matches exactly this text. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function commandLines(): { pid: number; args: string }[] {
  if (existsSync('/proc/self/cmdline')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), args: readCommandLine(name) }));
  }
  return execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8', timeout: 10_000 })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ pid: Number(match[1]), args: match[2] ?? '' }));
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // It ended between the listing and the reading.
  }
}
