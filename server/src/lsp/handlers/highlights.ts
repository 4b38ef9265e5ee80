import type { Register } from './host';

export const registerHighlights: Register = () => ({});
