import type { Register } from './host';

export const registerContent: Register = () => ({});
