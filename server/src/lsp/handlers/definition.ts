import type { Register } from './host';

export const registerDefinition: Register = () => ({});
