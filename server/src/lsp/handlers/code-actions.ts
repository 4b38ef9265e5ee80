import type { Register } from './host';

export const registerCodeActions: Register = () => ({});
