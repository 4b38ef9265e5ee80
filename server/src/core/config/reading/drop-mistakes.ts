import type { ConfigPath, ConfigPlaces } from '../config';
import { plainIssues, type PlainIssue } from './plain-issues';
import { configSchema, type ConfigData } from '../schema/schema';

/** What could be understood of a file's values. */
export interface Understanding {
  readonly data: ConfigData;
  /** The places by the paths of `data`, in whose lists the items behind a mistake have moved up. */
  readonly places: ConfigPlaces;
  /** What did not fit. */
  readonly issues: readonly PlainIssue[];
}

/** How often entries with mistakes are taken out: a mistake may leave another one bare, as deep as values are nested. */
const MOST_ROUNDS = 12;

/** What the schema makes of the value once the entries that do not fit are taken out. */
export function understand(value: unknown, places: ConfigPlaces): Understanding {
  let left: Kept = { value: value ?? {}, places };
  let first: readonly PlainIssue[] | undefined;
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const { data, error } = configSchema().safeParse(left.value);
    if (error === undefined) return { data, places: left.places, issues: first ?? [] };
    const issues = plainIssues(error.issues, left.value);
    const { value: before } = left;
    left = without(left, new Set(issues.flatMap((issue) => pathsToDrop(issue, before)).map(keyOf)));
    first ??= issues;
  }
  return { data: {}, places, issues: first ?? [] };
}

/** What has to go so that the issue goes: the value itself, what should hold it where it is missing, or unknown keys. */
function pathsToDrop({ issue, path }: PlainIssue, value: unknown): readonly ConfigPath[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  return [path.slice(0, depthOf(value, path))];
}

/** How many steps of the path lead to something. */
function depthOf(value: unknown, path: ConfigPath): number {
  let inner = value;
  for (const [depth, step] of path.entries()) {
    if (Array.isArray(inner)) inner = (inner as readonly unknown[])[Number(step)];
    else if (isRecord(inner) && Object.hasOwn(inner, step)) inner = inner[step];
    else return depth;
    if (inner === undefined) return depth;
  }
  return path.length;
}

interface Kept {
  readonly value: unknown;
  readonly places: ConfigPlaces;
}

/** The same value without what stands at the paths. */
function without({ value, places }: Kept, dropped: ReadonlySet<string>): Kept {
  /** Which items of a list are left, by the list's path. */
  const left = new Map<string, readonly number[]>();
  const keep = (inner: unknown, path: ConfigPath): unknown => {
    if (Array.isArray(inner)) {
      const items: readonly unknown[] = inner;
      const indexes = [...items.keys()].filter((index) => !dropped.has(keyOf([...path, index])));
      if (indexes.length < items.length) left.set(keyOf(path), indexes);
      return indexes.map((index) => keep(items[index], [...path, index]));
    }
    if (!isRecord(inner)) return inner;
    const entries = Object.entries(inner).filter(([key]) => !dropped.has(keyOf([...path, key])));
    return Object.fromEntries(entries.map(([key, one]) => [key, keep(one, [...path, key])]));
  };
  const kept = dropped.has(keyOf([])) ? {} : keep(value, []);
  return { value: kept, places: left.size === 0 ? places : movedPlaces(places, left) };
}

/** Places by the paths that values have once some items of lists are gone. */
function movedPlaces(places: ConfigPlaces, left: ReadonlyMap<string, readonly number[]>): ConfigPlaces {
  const before = (path: ConfigPath): ConfigPath =>
    path.reduce<ConfigPath>(
      (way, step) => [...way, typeof step === 'number' ? (left.get(keyOf(way))?.[step] ?? step) : step],
      [],
    );
  return {
    value: (path) => places.value(before(path)),
    key: (path) => places.key(before(path)),
    has: (path) => places.has(before(path)),
  };
}

function keyOf(path: ConfigPath): string {
  return JSON.stringify(path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
