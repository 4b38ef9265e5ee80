import type { Register } from './host';

export const registerWorkspaceSymbols: Register = () => ({});
