import { addCheck } from './check';
import type { AddCommand } from './command';
import { addCompare } from './compare';
import { addConfig } from './config';
import { addExplain } from './explain';
import { addInit } from './init';
import { addLsp } from './lsp';
import { addMcp } from './mcp';

/** Every command, in the order in which help lists them. */
export const commands: readonly AddCommand[] = [addCheck, addExplain, addCompare, addInit, addConfig, addLsp, addMcp];
