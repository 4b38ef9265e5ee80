import { readFile as read, stat as lookAt } from 'node:fs';
import { promisify } from 'node:util';

// As those of `node:fs/promises`, which takes longer to be loaded than all that is read before the first findings.
export const stat = promisify(lookAt);
export const readFile = promisify(read);
