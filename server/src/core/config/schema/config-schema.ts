import { stringify } from 'yaml';
import type { ConfigPath } from '../config';
import type { IdOf } from './schema';

/** The schema as JSON schema has it, with the hints of ours in it: as much of it as is read here. */
export interface ConfigNode {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly anyOf?: readonly ConfigNode[];
  readonly properties?: Readonly<Record<string, ConfigNode>>;
  readonly required?: readonly string[];
  readonly propertyNames?: ConfigNode;
  readonly additionalProperties?: ConfigNode | boolean;
  readonly items?: ConfigNode;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly idOf?: IdOf;
  readonly meanings?: Readonly<Record<string, string>>;
  readonly quoted?: boolean;
  readonly onOrOff?: string;
}

/** What a value may be: `like: marketing` a word, `titles: [DevRel]` a list, `roles:` with keys below it a mapping. */
export type ConfigShape = 'word' | 'list' | 'mapping';

/** A key of the file's own language, such as `titles`. */
export interface ConfigKey {
  readonly name: string;
  readonly isRequired: boolean;
}

/** A word of the file's own language, such as `off`. */
export interface ConfigWord {
  readonly word: string;
  /** In a sentence; empty where the word says it all. */
  readonly meaning: string;
}

/** What may stand at a place of the file. */
export interface Expected {
  /** What it is for. Words of the file stand in backticks, as in Markdown; there is no other markup. */
  readonly description: string | undefined;
  /** A value that may stand here. */
  readonly example: unknown;
  /** In the order in which the schema names them. */
  readonly shapes: readonly ConfigShape[];
  /** The keys of a mapping, required ones first. */
  readonly keys: readonly ConfigKey[];
  /** What a mapping's keys are the ids of, where they are. */
  readonly keysAre: IdOf | undefined;
  readonly words: readonly ConfigWord[];
  /** What a word is the id of. */
  readonly wordIs: IdOf | undefined;
  /** Mappings that may be written in one go: with a reason instead of a word alone. */
  readonly ready: readonly { readonly title: string; readonly value: Readonly<Record<string, unknown>> }[];
  /** The words may begin with marks that YAML takes for its own. */
  readonly isQuoted: boolean;
}

/** What may stand at the path; `undefined` where nothing may. */
export function expectedAt(schema: ConfigNode, path: ConfigPath): Expected | undefined {
  const found = path.reduce<readonly ConfigNode[]>(
    (nodes, step) => nodes.flatMap((node) => stepInto(node, step)),
    [schema],
  );
  if (found.length === 0) return undefined;
  const nodes = found.flatMap(alternatives);
  const all = [...found, ...nodes];
  const examples = all.flatMap(({ examples: some = [] }) => some);
  return {
    description: all.find(({ description }) => description !== undefined)?.description,
    example: examples[0],
    shapes: [...new Set(nodes.map(shapeOf))],
    keys: nodes.flatMap(keysOf).sort((a, b) => Number(b.isRequired) - Number(a.isRequired)),
    keysAre: nodes.find(({ propertyNames }) => propertyNames?.idOf !== undefined)?.propertyNames?.idOf,
    words: nodes.flatMap(wordsOf),
    wordIs: nodes.find(({ idOf }) => idOf !== undefined)?.idOf,
    ready: nodes.flatMap(readyOf),
    isQuoted: nodes.some(({ quoted, items }) => quoted === true || items?.quoted === true),
  };
}

/** A key with its example as the file would have it: `titles: [Member Happiness, Head of Fans]`. */
export function exampleInYaml(key: string, example: unknown): string {
  const options = { lineWidth: 0, flowCollectionPadding: false } as const;
  if (typeof example === 'object' && example !== null && !Array.isArray(example))
    return stringify({ [key]: example }, options).trimEnd();
  return `${key}: ${stringify(example, { ...options, collectionStyle: 'flow' }).trimEnd()}`;
}

function stepInto(node: ConfigNode, step: string | number): readonly ConfigNode[] {
  return alternatives(node).flatMap(({ properties, additionalProperties, items }) => {
    if (typeof step === 'number') return items ?? [];
    if (properties !== undefined && Object.hasOwn(properties, step)) return properties[step] ?? [];
    return typeof additionalProperties === 'object' ? additionalProperties : [];
  });
}

function alternatives(node: ConfigNode): readonly ConfigNode[] {
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap(alternatives);
}

function shapeOf({ type }: ConfigNode): ConfigShape {
  if (type === 'object') return 'mapping';
  return type === 'array' ? 'list' : 'word';
}

function keysOf({ properties = {}, required = [], propertyNames }: ConfigNode): readonly ConfigKey[] {
  const names = [...Object.keys(properties), ...(propertyNames?.enum ?? []).map(String)];
  return names.map((name) => ({ name, isRequired: required.includes(name) }));
}

function wordsOf({ type, enum: words = [], meanings = {} }: ConfigNode): readonly ConfigWord[] {
  if (type === 'boolean') return ['true', 'false'].map((word) => ({ word, meaning: '' }));
  return words.map((word) => ({ word: String(word), meaning: meanings[String(word)] ?? '' }));
}

function readyOf({ type, title, examples = [] }: ConfigNode): Expected['ready'] {
  if (type !== 'object' || title === undefined) return [];
  return examples.map((value) => ({ title, value: value as Readonly<Record<string, unknown>> }));
}
