import * as z from 'zod';
import type { ConfigPath } from '../config';
import { configSchema, type IdOf } from './schema';

/** The keys that may stand under a path: “exclude”, “rules”, … at the top. None where names are free. */
export function keysUnder(path: ConfigPath): readonly string[] {
  return schemasAt(path).flatMap((schema) => {
    if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
    return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum
      ? schema.keyType.options.map(String)
      : [];
  });
}

/** An entry that may stand under a path, as the file would have it: “metric-outside-role: error”. */
export function entryUnder(path: ConfigPath): string | undefined {
  const schemas = schemasAt(path);
  for (const schema of schemas) {
    if (schema instanceof z.ZodObject) {
      const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
      const keys = Object.keys(shape);
      const required = keys.find((key) => !(shape[key] instanceof z.ZodOptional));
      return `${required ?? keys.find((key) => EVERYDAY.has(key)) ?? keys[0] ?? ''}: …`;
    }
    if (!(schema instanceof z.ZodRecord)) continue;
    const idOf = z.globalRegistry.get(schema.keyType)?.idOf as IdOf | undefined;
    if (idOf !== undefined) return `${ID_EXAMPLES[idOf]}: ${idOf === 'rule' ? 'off' : '…'}`;
  }
  return undefined;
}

/** Of keys that may all be left out, those that most files need. */
const EVERYDAY: ReadonlySet<string> = new Set(['exclude', 'titles', 'forms']);

const ID_EXAMPLES: Readonly<Record<IdOf, string>> = {
  role: 'community-management',
  neighbour: 'legal',
  term: 'conversion-rate',
  rule: 'metric-outside-role',
  source: 'handbook',
};

/** The words that may stand at a path: “own”, “share”, … None where others may. */
export function wordsAt(path: ConfigPath): readonly string[] {
  return schemasAt(path).flatMap((schema) => (schema instanceof z.ZodEnum ? schema.options.map(String) : []));
}

/** The shapes that a value at the path may have. */
function schemasAt(path: ConfigPath): readonly z.core.$ZodType[] {
  return path
    .reduce<readonly z.core.$ZodType[]>(
      (schemas, step) => schemas.flatMap((schema) => stepInto(schema, step)),
      [configSchema()],
    )
    .flatMap(alternatives);
}

function stepInto(schema: z.core.$ZodType, step: string | number): readonly z.core.$ZodType[] {
  return alternatives(schema).flatMap((one): readonly z.core.$ZodType[] => {
    if (one instanceof z.ZodObject) {
      const shape = one.shape as Readonly<Record<string, z.core.$ZodType>>;
      const inner = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
      return inner === undefined ? [] : [inner];
    }
    if (one instanceof z.ZodRecord) return [one.valueType];
    return one instanceof z.ZodArray ? [one.element] : [];
  });
}

/** The shapes that a value may have, without what stands around them. */
function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return alternatives(schema.unwrap());
  if (schema instanceof z.ZodPipe) return alternatives(schema.out);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(alternatives) : [schema];
}
