/**
 * Something to be said in the file. `set` puts a value at the path, in the place of the one that is there. `add` puts one
 * more entry into the list at the path, unless it is there. What is missing on the way is made.
 */
export type ConfigChange =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: string | boolean }
  | { readonly kind: 'add'; readonly path: readonly string[]; readonly value: string };

/**
 * The change as this file takes it: where a role and a term are said at length (`{ is: own, reason: … }`), setting the
 * relation sets its `is`.
 */
export function fitted(change: ConfigChange, value: unknown): ConfigChange {
  const { kind, path } = change;
  const isRelation = kind === 'set' && path.length === 4 && path[0] === 'terms' && path[2] === 'roles';
  return isRelation && isRecord(valueAt(value, path)) ? { ...change, path: [...path, 'is'] } : change;
}

/** The settings that are a list or a single entry. */
const ONE_OR_MANY: readonly string[] = ['extends', 'include', 'exclude'];

/** What the file's value is once the change is made; `undefined` where something else stands in its way. */
export function changedValue(value: unknown, change: ConfigChange): { readonly value: unknown } | undefined {
  return within(value, change.path, change);
}

function within(
  value: unknown,
  path: readonly string[],
  change: ConfigChange,
): { readonly value: unknown } | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change.kind === 'set' ? setValue(value, change) : added(value, change);
  if (value != null && !isRecord(value)) return undefined;
  const record = value ?? {};
  const inner = within(Object.hasOwn(record, key) ? record[key] : undefined, rest, change);
  return inner === undefined ? undefined : { value: { ...record, [key]: inner.value } };
}

function setValue(value: unknown, change: ConfigChange): { readonly value: unknown } | undefined {
  return typeof value === 'object' && value !== null ? undefined : { value: change.value };
}

function added(value: unknown, { path, value: item }: ConfigChange): { readonly value: unknown } | undefined {
  if (value == null) return { value: [item] };
  if (Array.isArray(value)) return { value: value.includes(item) ? value : [...(value as unknown[]), item] };
  if (typeof value !== 'string' || path.length !== 1 || !ONE_OR_MANY.includes(path[0] ?? '')) return undefined;
  return { value: value === item ? value : [value, item] };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
