import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { rules } from '../../server/src/core/rules/registry';
import { buildReference, referenceFolder } from '../../server/tools/reference';
import { taxonomy } from '../support/taxonomy';

const files = readdirSync(referenceFolder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** The places to which a text's links lead, but for those on the web. */
function targetsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\\)\]\((?!https?:)([^)]*)\)/gu)].map(([, target]) => target!);
}

const anchors = new Map(
  files.map((file) => [file, new Set([...textOf(file).matchAll(/<a id="([^"]+)">/gu)].map(([, id]) => id!))]),
);

describe('the reference in the repository', () => {
  it('leads from page to page, and nowhere else', () => {
    let count = 0;
    for (const file of files) {
      for (const target of new Set(targetsIn(textOf(file)))) {
        const [path = '', anchor] = target.split('#');
        const place = path === '' ? file : normalize(join(dirname(file), path));
        assert.ok(statSync(place, { throwIfNoEntry: false })?.isFile(), `${file} leads to ${target}`);
        if (anchor !== undefined) assert.ok(anchors.get(place)?.has(anchor), `${file} leads to ${target}`);
        count++;
      }
    }
    assert.ok(count > taxonomy.terms.length, `${count} links`);
  });

  it('has every term once, and every rule and page within reach of its first page', () => {
    const ids = [...anchors.values()].flatMap((set) => [...set]);
    assert.deepEqual([...ids].sort(), taxonomy.terms.map(({ id }) => id).sort());
    const start = join(referenceFolder, 'README.md');
    const reached = new Set([start]);
    for (const file of reached) {
      if (!file.startsWith(normalize(referenceFolder))) continue;
      for (const target of targetsIn(textOf(file))) {
        const [path = ''] = target.split('#');
        if (path !== '') reached.add(normalize(join(dirname(file), path)));
      }
    }
    for (const file of files) assert.ok(reached.has(file), `nothing leads to ${file}`);
    for (const { name } of rules) assert.ok(reached.has(normalize(`server/src/core/rules/${name}.md`)), name);
  });

  it('has the pages that the taxonomy asks for, and no other', () => {
    const due = buildReference(taxonomy);
    assert.deepEqual(
      [...files].sort(),
      Object.keys(due)
        .map((name) => normalize(join(referenceFolder, name)))
        .sort(),
    );
  });

  it('is a handful of files of a size that is still shown as a page', () => {
    assert.ok(files.length <= 25, `${files.length} files`);
    for (const file of files) assert.ok(statSync(file).size < 512 * 1024, `${file}: ${statSync(file).size} bytes`);
  });
});
