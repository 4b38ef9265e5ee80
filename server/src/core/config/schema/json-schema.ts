import { rules } from '../../rules/registry';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { ConfigNode } from './config-schema';
import { readConfigSchema } from './read-config-schema';
import type { IdOf } from './schema';

/** A JSON schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema (draft 7) of a team's file, for editors that help with YAML by themselves. It offers the ids of the
 * taxonomy and takes any other that is formed like one: whether that exists is for the server to say, which has read the
 * files that this one extends.
 */
export function jsonSchema(taxonomy: Taxonomy): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const root = write(taxonomy.derive(readConfigSchema), { taxonomy, definitions, name: '' });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'What a team says of roles, terms and rules, for Rolecheck',
    ...root,
    definitions: Object.fromEntries(definitions),
  };
}

interface Desk {
  readonly taxonomy: Taxonomy;
  /** What is said more than once, by name. */
  readonly definitions: Map<string, JsonSchema>;
  /** The keys that lead here: `terms.roles`. */
  readonly name: string;
}

function write(node: ConfigNode, desk: Desk): JsonSchema {
  const { title, examples } = node;
  return {
    ...(title !== undefined && { title }),
    ...descriptionOf(node),
    ...bodyOf(node, desk),
    ...(examples !== undefined && { examples }),
  };
}

function bodyOf(node: ConfigNode, desk: Desk): JsonSchema {
  const { idOf, type, anyOf, items } = node;
  if (idOf !== undefined) return idSchema(idOf, node, desk);
  if (node.enum !== undefined) return wordSchema(node);
  if (anyOf !== undefined) return { anyOf: anyOf.map((one) => write(one, desk)) };
  // A key with nothing behind it says nothing, as where all that stands below it is commented out.
  if (type === 'object') return { type: ['object', 'null'], ...keysOf(node, desk) };
  if (type === 'array') {
    return { type: ['array', 'null'], ...limitsOf(node), ...(items !== undefined && { items: write(items, desk) }) };
  }
  return { ...(type !== undefined && { type }), ...limitsOf(node) };
}

function keysOf({ properties, required, propertyNames, additionalProperties }: ConfigNode, desk: Desk): JsonSchema {
  if (propertyNames !== undefined && typeof additionalProperties === 'object')
    return entries(propertyNames, additionalProperties, desk);
  const inner = Object.entries(properties ?? {}).map(([key, node]) => {
    const name = desk.name === '' ? key : `${desk.name}.${key}`;
    return [key, write(node, { ...desk, name })] as const;
  });
  return {
    properties: Object.fromEntries(inner),
    ...(required !== undefined && { required }),
    additionalProperties: false,
  };
}

/** A mapping by ids: those that there are as keys, which every editor offers, and others that are formed like them. */
function entries({ idOf, ...names }: ConfigNode, inner: ConfigNode, desk: Desk): JsonSchema {
  const known = idOf === undefined ? [] : namesOf(idOf, desk.taxonomy);
  const entry = write(inner, desk);
  if (known.length === 0) return { propertyNames: limitsOf(names), additionalProperties: entry };
  desk.definitions.set(desk.name, entry);
  const $ref = `#/definitions/${desk.name}`;
  const properties = Object.fromEntries(
    known.map(({ id, about }) => [id, { $ref, ...(about !== undefined && { description: about }) }]),
  );
  if (names.enum !== undefined) return { properties, additionalProperties: false };
  return { properties, propertyNames: limitsOf(names), additionalProperties: { $ref } };
}

/** An id as a value: those that there are, and others that are formed like them. */
function idSchema(idOf: IdOf, { type, ...node }: ConfigNode, desk: Desk): JsonSchema {
  const formed = { type, ...limitsOf(node) };
  const known = namesOf(idOf, desk.taxonomy);
  return known.length === 0 ? formed : { anyOf: [{ enum: known.map(({ id }) => id) }, formed] };
}

function wordSchema({ type, enum: words = [], meanings, onOrOff }: ConfigNode): JsonSchema {
  const offered = {
    ...(type !== undefined && { type }),
    enum: words,
    ...(meanings !== undefined && { enumDescriptions: words.map((word) => meanings[String(word)] ?? '') }),
  };
  // Understood, and not offered beside the words that mean the same.
  return onOrOff === undefined ? offered : { anyOf: [offered, { enum: ['on', true, false], doNotSuggest: true }] };
}

const LIMITS = ['pattern', 'format', 'minLength', 'maxLength', 'maxItems'] as const;

function limitsOf(node: ConfigNode): JsonSchema {
  return Object.fromEntries(LIMITS.flatMap((limit) => (node[limit] === undefined ? [] : [[limit, node[limit]]])));
}

/** What there is of a kind, by id. Sources are the team's own. */
function namesOf(
  idOf: IdOf,
  { roles, neighbours, terms }: Taxonomy,
): readonly { readonly id: string; readonly about?: string }[] {
  switch (idOf) {
    case 'role':
      return roles.map(({ id, definition }) => ({ id, about: definition }));
    case 'neighbour':
      return neighbours.map(({ id, label }) => ({ id, about: label }));
    case 'term':
      // There are hundreds of them, whose ids say nearly all that a label would.
      return terms.map(({ id }) => ({ id }));
    case 'rule':
      return rules.map(({ name, page }) => ({ id: name, about: firstParagraph(page) }));
    case 'source':
      return [];
  }
}

function firstParagraph(page: string): string {
  const body = page.split(/^# .*$/m)[1] ?? '';
  const [paragraph = ''] = body.trim().split(/\n\s*\n/);
  return withoutMarks(paragraph.replace(/\s+/g, ' '));
}

/** Plain for every editor, and with marks for those that show them. */
function descriptionOf({ description }: ConfigNode): JsonSchema {
  if (description === undefined) return {};
  const plain = withoutMarks(description);
  return plain === description ? { description } : { description: plain, markdownDescription: description };
}

function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
