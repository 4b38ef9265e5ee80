import type { Register } from './host';

export const registerHover: Register = () => ({});
