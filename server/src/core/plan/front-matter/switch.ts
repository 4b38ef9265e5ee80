import { isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';
import type { Span } from '../../text/span';

/** One entry under `disable:` in the front matter's `rolecheck:`: `metric-outside-role conversion-rate`. */
export interface SilencedEntry {
  readonly text: string;
  /** The entry in the document, its quotes included. */
  readonly span: Span;
  /** Where the text begins in the document; `undefined` where it is written otherwise there, with escapes or over lines. */
  readonly textStart: number | undefined;
}

/**
 * What in the front matter's `rolecheck:` cannot be read as it was meant:
 *
 * - `switch`: neither true nor false, nor keys with values
 * - `key`: a key that does not exist
 * - `names`: something else than names where names stand
 * - `everything`: `disable: true`, where `rolecheck: false` is meant
 * - `no-names`: `disable:` that names nothing
 * - `reason`: a reason that is no sentence
 * - `only-reason`: a reason without anything that it is given for
 */
export interface FrontMatterSlip {
  readonly kind: 'switch' | 'key' | 'names' | 'everything' | 'no-names' | 'reason' | 'only-reason';
  readonly text: string;
  readonly span: Span;
}

/** What the front matter's `rolecheck:` says besides yes and no. */
export interface FrontMatterSwitch {
  readonly entries: readonly SilencedEntry[];
  readonly reason: string | undefined;
  readonly slips: readonly FrontMatterSlip[];
}

/** The keys that may stand under `rolecheck:` in the front matter. */
export const switchKeys = ['disable', 'reason'] as const;

const YES = /^(?:true|yes|on)$/i;
const NO = /^(?:false|no|off)$/i;
const ALL = /^(?:true|yes|on|all|everything|\*)$/i;

/** `true` or `false`, and what people write for them; `undefined` for anything else. */
export function readYesOrNo(value: unknown): boolean | undefined {
  if (!isScalar(value)) return undefined;
  const text = String(value.value);
  return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

/** Reads what stands under `rolecheck:`. `yaml` is the front matter's text, which begins at the offset `base`. */
export function readSwitch(pair: Pair, yaml: string, base: number): FrontMatterSwitch {
  const entries: SilencedEntry[] = [];
  const slips: FrontMatterSlip[] = [];
  let reason: string | undefined;
  const slip = (kind: FrontMatterSlip['kind'], node: unknown, besides?: unknown): void => {
    const span = spanOf(node, base) ?? spanOf(besides, base);
    if (span !== undefined)
      slips.push({ kind, text: yaml.slice(span.start - base, span.end - base).replace(/\s+/g, ' '), span });
  };
  const readNames = (key: unknown, value: unknown): void => {
    const nodes = isSeq(value) ? value.items : [value];
    let named = 0;
    for (const node of nodes) {
      if (isEmpty(node)) continue;
      named++;
      if (!isScalar(node)) slip('names', node, key);
      else if (ALL.test(String(node.value))) slip('everything', node, key);
      else entries.push(...(entryOf(node, yaml, base) ?? []));
    }
    if (named === 0) slip('no-names', key);
  };

  const { value } = pair;
  if (!isMap(value)) {
    if (!isEmpty(value) && readYesOrNo(value) === undefined) slip('switch', value, pair.key);
    return { entries, reason, slips };
  }
  let reasonKey: unknown;
  for (const { key, value: inner } of value.items) {
    const name = isScalar(key) ? String(key.value).toLowerCase() : '';
    if (name === 'disable') readNames(key, inner);
    else if (name !== 'reason') slip('key', key);
    else if (isEmpty(inner)) continue;
    else if (!isScalar(inner)) slip('reason', inner, key);
    else {
      reasonKey = key;
      reason = String(inner.value).replace(/\s+/g, ' ').trim();
    }
  }
  if (reasonKey !== undefined && entries.length === 0 && slips.length === 0) slip('only-reason', reasonKey);
  return { entries, reason: reason === '' ? undefined : reason, slips };
}

function entryOf(node: Scalar, yaml: string, base: number): readonly SilencedEntry[] | undefined {
  const span = spanOf(node, base);
  if (span === undefined) return undefined;
  const text = String(node.value);
  const written = yaml.slice(span.start - base, span.end - base);
  const quote = /^["']/.test(written) ? 1 : 0;
  return [{ text, span, textStart: written.startsWith(text, quote) ? span.start + quote : undefined }];
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ''));
}

function spanOf(node: unknown, base: number): Span | undefined {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | null | undefined)?.range;
  if (range == null || range[0] === range[1]) return undefined;
  return { start: base + range[0], end: base + range[1] };
}
