import type { Register } from './host';

export const registerReferences: Register = () => ({});
