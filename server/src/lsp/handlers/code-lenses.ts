import type { Register } from './host';

export const registerCodeLenses: Register = () => ({});
