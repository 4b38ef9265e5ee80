import type { Register } from './host';

export const registerCommands: Register = () => ({});
