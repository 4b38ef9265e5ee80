import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { FrontMatter } from '../../markdown/blocks';
import type { Span } from '../../text/span';
import { tooDeepAt } from '../../yaml/nesting';
import { readSwitch, readYesOrNo, type FrontMatterSwitch } from './switch';

/** A value of the front matter with its place in the document. */
export interface FrontMatterValue {
  readonly text: string;
  readonly span: Span;
}

/** The keys of the front matter that bear on roles. */
export interface FrontMatterReading {
  /** `role:` and `roles:`, for the whole document. */
  readonly roles: readonly FrontMatterValue[];
  /** `owner:` and `team:`, which may only say who keeps the file. */
  readonly keepers: readonly FrontMatterValue[];
  /** `title:` and `name:`. */
  readonly titles: readonly FrontMatterValue[];
  /** `rolecheck: true` asks for checking, `rolecheck: false` for silence. */
  readonly asked: boolean | undefined;
  /** What else stands under `rolecheck:`, once for each time that the key stands there. */
  readonly switches: readonly FrontMatterSwitch[];
}

const NOTHING: FrontMatterReading = { roles: [], keepers: [], titles: [], asked: undefined, switches: [] };

/** Reads what can be read; YAML with mistakes in it gives what stands before them, or nothing. */
export function readFrontMatter(frontMatter: FrontMatter | undefined): FrontMatterReading {
  if (frontMatter === undefined) return NOTHING;
  const document = parseFrontMatter(frontMatter);
  if (!isMap(document.contents)) return NOTHING;
  const roles: FrontMatterValue[] = [];
  const keepers: FrontMatterValue[] = [];
  const titles: FrontMatterValue[] = [];
  const switches: FrontMatterSwitch[] = [];
  let asked: boolean | undefined;
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value).toLowerCase() : '';
    const values = valuesOf(pair.value, frontMatter.yamlStart);
    if (key === 'role' || key === 'roles') roles.push(...values);
    else if (key === 'owner' || key === 'team') keepers.push(...values);
    else if (key === 'title' || key === 'name') titles.push(...values);
    else if (key === 'rolecheck') {
      asked = readYesOrNo(pair.value) ?? asked;
      switches.push(readSwitch(pair, frontMatter.yaml, frontMatter.yamlStart));
    }
  }
  return { roles, keepers, titles, asked, switches };
}

/** The front matter's YAML up to where it nests too deep, each node with its offsets from where the YAML begins. */
export function parseFrontMatter({ yaml }: Pick<FrontMatter, 'yaml'>): Document.Parsed {
  const lines = withLineFeeds(yaml);
  return parseDocument(lines.slice(0, tooDeepAt(lines)), { logLevel: 'silent', stringKeys: true, uniqueKeys: false });
}

/** A lone CR ends a line in a document, but not for the parser. Nothing moves. */
export function withLineFeeds(yaml: string): string {
  return yaml.replace(/\r(?!\n)/g, '\n');
}

function valuesOf(node: unknown, base: number): readonly FrontMatterValue[] {
  if (isSeq(node)) return node.items.flatMap((item) => valuesOf(item, base));
  if (!isScalar(node) || typeof node.value !== 'string' || node.range == null) return [];
  const [start, end] = node.range;
  return [{ text: node.value, span: { start: base + start, end: base + end } }];
}
