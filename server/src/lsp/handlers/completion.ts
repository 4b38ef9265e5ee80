import type { Register } from './host';

export const registerCompletion: Register = () => ({});
