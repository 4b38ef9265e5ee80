import type { Format } from './format';
import { json } from './json';
import { stylish } from './stylish';

/** The formats by the name under which `--format` knows them. */
export const formats = { stylish, json } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
