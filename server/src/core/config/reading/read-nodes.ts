import { isAlias, isMap, isScalar, isSeq, type Alias, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import type { Span } from '../../text/span';
import type { ConfigPath, ConfigPlaces, ConfigProblem } from '../config';
import { quoted } from '../say-value';

/** The values of a file, with their places and what is wrong with their shape. */
export interface NodesReading {
  /** Made of records, lists, texts, numbers, truths and `null`, whatever the file says. */
  readonly value: unknown;
  readonly places: ConfigPlaces;
  readonly problems: readonly ConfigProblem[];
}

/** How deep the file's own keys go, with room to spare. */
const DEEPEST = 12;
/** How many values there may be, those that stand in for others counted each time. */
const MOST_VALUES = 20_000;

/** Keys that programs keep for themselves. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Place {
  readonly key: Span | undefined;
  readonly value: Span;
}

/**
 * Reads the file's values node by node. That keeps each value's place, and keeps out what could do harm: values that
 * multiply by standing in for each other, and keys that programs keep for themselves.
 */
export function readNodes(document: Document.Parsed, text: string): NodesReading {
  const reader = new NodeReader(text);
  const value = reader.read(document.contents, [], undefined, { start: 0, end: 0 });
  return { value, places: placesIn(reader.places), problems: reader.problems };
}

class NodeReader {
  readonly problems: ConfigProblem[] = [];
  readonly places = new Map<string, Place>();
  readonly #text: string;
  #left = MOST_VALUES;
  /** What `&name` stands for, from there on. */
  readonly #named = new Map<string, ParsedNode>();
  /** What is being read in place of a `*name`. */
  readonly #standingIn = new Set<ParsedNode>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The node's value; `at` is where it would stand where there is none. */
  read(node: ParsedNode | null, path: ConfigPath, key: Span | undefined, at: Span): unknown {
    const value = this.#spanOf(node, at);
    const place = keyOf(path);
    if (!this.places.has(place)) this.places.set(place, { key, value });
    if (node === null || this.#left < 0) return null;
    if (--this.#left < 0) {
      const most = `${MOST_VALUES / 1000} thousand`;
      return this.#nothing(value, `This file holds more than ${most} values. What stands from here on is not read.`);
    }
    if (path.length > DEEPEST)
      return this.#nothing(value, 'This is nested deeper than anything that can be said here.');
    if (isAlias(node)) return this.#readAlias(node, path, key, value);
    if (node.anchor !== undefined && this.#standingIn.size === 0) this.#named.set(node.anchor, node);
    if (isMap<ParsedNode, ParsedNode | null>(node)) return this.#readMap(node, path, value);
    if (isSeq<ParsedNode>(node))
      return node.items.map((item, index) => this.read(item, [...path, index], undefined, value));
    return isScalar(node) ? node.value : null;
  }

  #readAlias(node: Alias.Parsed, path: ConfigPath, key: Span | undefined, at: Span): unknown {
    const meant = this.#named.get(node.source);
    if (meant === undefined) {
      const message = `“*${node.source}” has to stand in quotes, since a “*” in front has a meaning of its own.`;
      return this.#nothing(at, message, quoted(this.#text.slice(at.start, at.end)));
    }
    if (this.#standingIn.has(meant) || isAround(meant, at))
      return this.#nothing(at, `“*${node.source}” stands for something that it is itself a part of.`);
    this.#standingIn.add(meant);
    const value = this.read(meant, path, key, at);
    this.#standingIn.delete(meant);
    return value;
  }

  #readMap(map: YAMLMap<ParsedNode, ParsedNode | null>, path: ConfigPath, at: Span): unknown {
    const entries = new Map<string, unknown>();
    const seen = new Set<string>();
    for (const { key, value } of map.items) {
      const keySpan = this.#spanOf(key, at);
      const name = isScalar(key) ? String(key.value) : undefined;
      const refusal = refusalOf(name, seen);
      if (name === undefined || refusal !== undefined) {
        this.#nothing(keySpan, refusal ?? '');
        continue;
      }
      seen.add(name);
      const behind = { start: keySpan.end, end: keySpan.end };
      const said = this.read(value, [...path, name], keySpan, value === null ? behind : at);
      // A key with nothing behind it says nothing, as where all that stands below it is commented out.
      if (said !== null) entries.set(name, said);
    }
    return Object.fromEntries(entries);
  }

  #nothing(span: Span, message: string, instead?: string): null {
    this.problems.push({ span, severity: 'error', message, ...(instead !== undefined && { instead }) });
    return null;
  }

  /** The node without the line ends and blanks behind it, and not beyond its first line: what can be underlined. */
  #spanOf(node: ParsedNode | null, otherwise: Span): Span {
    const [start, end] = node?.range ?? [otherwise.start, otherwise.end];
    const [shown = ''] = this.#text.slice(start, end).split(/[\r\n]/u, 1);
    return { start, end: start + shown.trimEnd().length };
  }
}

/** Why a key cannot stand; `undefined` where it can. */
function refusalOf(name: string | undefined, seen: ReadonlySet<string>): string | undefined {
  if (name === undefined) return 'What stands before a colon has to be a word or a name, such as “rules”.';
  if (RESERVED.has(name)) return `“${name}” cannot be a name here. Take another one.`;
  if (name === '<<') return '“<<” is not understood here. Write out what it should bring in.';
  return seen.has(name)
    ? `“${name}” stands above already, and only that counts. Put everything under one of them.`
    : undefined;
}

function isAround(node: ParsedNode, { start, end }: Span): boolean {
  return node.range[0] <= start && end <= node.range[1];
}

function placesIn(places: ReadonlyMap<string, Place>): ConfigPlaces {
  const find = (path: ConfigPath): Place => {
    for (let depth = path.length; depth > 0; depth--) {
      const place = places.get(keyOf(path.slice(0, depth)));
      if (place !== undefined) return place;
    }
    return places.get(keyOf([])) ?? { key: undefined, value: { start: 0, end: 0 } };
  };
  return {
    value: (path) => find(path).value,
    key: (path) => find(path).key ?? find(path).value,
    has: (path) => places.has(keyOf(path)),
  };
}

function keyOf(path: ConfigPath): string {
  return JSON.stringify(path);
}
