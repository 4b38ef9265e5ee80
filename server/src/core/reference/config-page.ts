import type { ConfigPath } from '../config/config';
import { exampleInYaml, expectedAt, type ConfigNode, type Expected } from '../config/schema/config-schema';
import { readConfigSchema } from '../config/schema/read-config-schema';
import { configFileName } from '../config/file-name';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { blocks, bullets, table } from './markdown';
import type { LinkTo } from './pages';
import { toTaxonomy } from './words';

const ABOUT = `A file named \`${configFileName}\`, in the folder of your plans or any folder above, tells Rolecheck how your team draws the lines. The nearest one upward from a plan counts, in every editor and on the command line, and what it says goes before the editor’s own settings. It holds data and nothing else: nothing in it is ever run. \`rolecheck init\` writes one with examples to choose from.`;

const MISTAKES =
  'A mistake in the file is marked at its place. Until it is mended, the last good version stays in force; where there was none, whatever can be understood.';

const HINTS = [
  'What begins with `#` is a note for people. A key with nothing behind it says nothing.',
  'Roles, terms and sources are named by their ids: lower-case words joined by hyphens, such as `click-through-rate`. The reference lists those that Rolecheck knows; any other is one of your own.',
  'In patterns `*` stands for anything but a slash, `**` for any folders; a folder’s name means all that is in it.',
  'Later entries have the last word: the file over what it extends, an override over what stands above it, your team over the built-in taxonomy.',
];

/** What belongs to an entry of a mapping by ids, in place of the id. */
const ANY = 'any-id';

/** What each key of a team's file is for: the manual of the file. */
export function configPage(taxonomy: Taxonomy, linkTo: LinkTo): string {
  const schema = taxonomy.derive(readConfigSchema);
  const keys = expectedAt(schema, [])?.keys ?? [];
  return blocks(
    `# Your team’s own rules: ${configFileName}`,
    ABOUT,
    MISTAKES,
    bullets(HINTS),
    ...keys.map(({ name }) => sectionOf(name, schema)),
    toTaxonomy('Whose is what without it:', linkTo),
  );
}

function sectionOf(key: string, schema: ConfigNode): string {
  const expected = expectedAt(schema, [key]);
  return blocks(`## ${key}`, expected?.description, exampleOf(key, expected), ...detailsOf([key], schema));
}

/** The keys below a path, level by level, each level as one table. */
function detailsOf(path: ConfigPath, schema: ConfigNode): readonly string[] {
  const expected = expectedAt(schema, path);
  if (expected === undefined) return [];
  const words = expected.words.filter(({ meaning }) => meaning !== '');
  const own =
    words.length > 0
      ? [
          table(
            ['Word', 'Meaning'],
            words.map(({ word, meaning }) => [code(word), meaning]),
          ),
        ]
      : [];
  if (expected.keysAre !== undefined) return [...own, ...detailsOf([...path, ANY], schema)];
  if (expected.shapes.includes('list') && expectedAt(schema, [...path, 0])?.shapes.includes('mapping') === true)
    return detailsOf([...path, 0], schema);
  if (expected.keys.length === 0) return own;
  const rows = expected.keys.map(({ name, isRequired }) => {
    const inner = expectedAt(schema, [...path, name]);
    return [
      code(name),
      cell(
        [inner?.description, isRequired ? 'Needed.' : undefined, inLine(name, inner)]
          .filter((part) => part !== undefined)
          .join(' '),
      ),
    ];
  });
  const below = expected.keys.flatMap(({ name }) => {
    const inner = expectedAt(schema, [...path, name]);
    const hasMore = inner?.keysAre !== undefined && inner.keysAre !== 'rule';
    return hasMore ? [`${whereOf([...path, name])}:`, ...detailsOf([...path, name], schema)] : [];
  });
  return [...own, `${whereOf(path)}:`, table(['Key', 'What it says'], rows), ...below];
}

function exampleOf(key: string, expected: Expected | undefined): string | undefined {
  return expected?.example === undefined ? undefined : `\`\`\`yaml\n${exampleInYaml(key, expected.example)}\n\`\`\``;
}

/** An example that fits into a sentence. */
function inLine(key: string, expected: Expected | undefined): string | undefined {
  const example = expected?.example;
  const isShort = typeof example === 'string' || Array.isArray(example);
  return isShort ? `For example ${code(exampleInYaml(key, example))}.` : undefined;
}

/** “Under `terms`, an id”. */
function whereOf(path: ConfigPath): string {
  const [first, ...steps] = path.map((step) =>
    step === ANY ? 'an id' : typeof step === 'number' ? 'each entry' : code(step),
  );
  return `Under ${[first, ...steps].join(', ')}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}
