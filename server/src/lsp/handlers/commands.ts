import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { commands } from '../commands';
import { Refusal } from '../commands/command';
import { reasonOf } from '../log';
import type { Register } from './host';

/** Commands by name: what the client asks the server to do, rather than what it asks to be told. */
export const registerCommands: Register = (host) => {
  host.connection.onExecuteCommand(async ({ command: name, arguments: sent = [] }, token) => {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      return new ResponseError(ErrorCodes.InvalidParams, `Rolecheck has no command “${name}”.`);
    }
    try {
      return await command(sent, host, token);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      if (error instanceof Refusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      host.log.error(`Rolecheck has a defect: ${name} failed: ${reasonOf(error)}`);
      if (error instanceof Error && error.stack !== undefined) host.log.log(error.stack);
      return new ResponseError(ErrorCodes.InternalError, 'Rolecheck has a defect and could not do that; see its log.');
    }
  });
  return { executeCommandProvider: { commands: Object.keys(commands) } };
};
