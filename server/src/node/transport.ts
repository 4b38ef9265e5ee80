/** How the client and the server exchange messages, as the command line says it. */
export type Transport =
  { readonly kind: 'stdio' } | { readonly kind: 'node-ipc' } | { readonly kind: 'socket'; readonly port: number };

/** What the command line asks for; `problem` is a sentence for whoever typed it. */
export type Invocation =
  | { readonly kind: 'serve'; readonly transport: Transport }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'misuse'; readonly problem: string };

/**
 * Reads the arguments. The first transport counts; arguments that are not known are left alone, because editors add
 * their own (`--clientProcessId=…`).
 */
export function readInvocation(args: readonly string[]): Invocation {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  if (args.includes('--version')) return { kind: 'version' };
  for (const [index, arg] of args.entries()) {
    if (arg === '--stdio') return { kind: 'serve', transport: { kind: 'stdio' } };
    if (arg === '--node-ipc') return { kind: 'serve', transport: { kind: 'node-ipc' } };
    if (arg === '--socket' || arg.startsWith('--socket=')) {
      return onPort(arg === '--socket' ? args[index + 1] : arg.slice('--socket='.length));
    }
  }
  const problem =
    'This is the part of Rolecheck that an editor talks to, and it was not told how the editor will talk to it.';
  return { kind: 'misuse', problem };
}

function onPort(text = ''): Invocation {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return { kind: 'serve', transport: { kind: 'socket', port } };
  return { kind: 'misuse', problem: `--socket needs the number of a port from 1 to 65535, not "${text}".` };
}

export const usage = `Rolecheck's language server: an editor starts it and asks it for findings.

Usage: node server.js --stdio | --node-ipc | --socket=PORT

  --stdio        talk over standard input and output (what most editors use)
  --node-ipc     talk over the channel of the Node.js program that started it
  --socket=PORT  connect to an editor that listens on this port of this computer
  --version      print the version
  --help         print this help

To check a plan yourself, without an editor:
  rolecheck check plan.md
`;
