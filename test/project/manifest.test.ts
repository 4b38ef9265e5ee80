import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { examplePlan } from '../../client/src/example-plan';
import { analyze } from '../../server/src/core/analyze';
import { manifestTexts, readManifest, textKeyOf, writtenManifest } from '../support/manifest';
import { taxonomy } from '../support/taxonomy';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly categories: readonly string[];
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly pricing: string;
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly homepage: string;
  readonly qna: string;
  readonly badges?: unknown;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown };
    readonly virtualWorkspaces: unknown;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
}

const manifest = readManifest() as Manifest;
const { contributes } = manifest;
const repository = 'https://github.com/rolecheck/rolecheck';

/** Every value in the manifest with the way that leads to it. */
function* values(value: unknown, path: readonly string[] = []): Generator<readonly [path: string, value: unknown]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* values(inner, [...path, key]);
  } else yield [path.join('.'), value];
}

/** Keys under which editors expect words for people. */
const forPeople =
  /(?:^|\.)(?:title|shortTitle|displayName|description|markdownDescription|altText|userDescription|enumDescriptions\.\d+|(?:markdown)?[dD]eprecationMessage)$/;

/** What only assistants read; it speaks one language. */
const forAssistants = /\.(?:inputSchema\.|modelDescription$)/;

/** Names of the product, which are the same in every language. */
const names = new Set(['Rolecheck']);

describe('the words of the manifest', () => {
  const contributed = [...values((writtenManifest as Manifest).contributes, ['contributes'])];
  const used = contributed.flatMap(([, value]) => textKeyOf(value) ?? []);

  it('stand in package.nls.json, where translations can take their place', () => {
    const loose = contributed.filter(
      ([path, value]) =>
        forPeople.test(path) &&
        !forAssistants.test(path) &&
        textKeyOf(value) === undefined &&
        !names.has(String(value)),
    );
    assert.deepEqual(loose, []);
    assert.ok(used.length > 30, `${used.length} texts`);
  });

  it('are all there, and none is left over', () => {
    assert.deepEqual([...new Set(used)].sort(), Object.keys(manifestTexts).sort());
    for (const [key, text] of Object.entries(manifestTexts)) assert.ok(text.trim() === text && text !== '', key);
  });

  it('of the package itself stand in package.json, since npm knows no translations', () => {
    for (const text of [manifest.displayName, manifest.description]) assert.doesNotMatch(text, /%/);
  });
});

describe('the page in the marketplaces', () => {
  it('has what each of them shows', () => {
    assert.ok(manifest.description.length <= 200, 'longer descriptions are cut off');
    assert.ok(manifest.keywords.length <= 30 && new Set(manifest.keywords).size === manifest.keywords.length);
    // More than that, and a category says nothing.
    assert.ok(manifest.categories.length <= 3 && manifest.categories.includes('Linters'));
    assert.match(manifest.galleryBanner.color, /^#[\da-f]{6}$/i);
    assert.equal(manifest.pricing, 'Free');
    assert.equal(manifest.badges, undefined);
  });

  it('leads to the same project everywhere', () => {
    assert.equal(manifest.repository.url, `${repository}.git`);
    for (const url of [manifest.bugs.url, manifest.homepage, manifest.qna]) assert.ok(url.startsWith(repository), url);
  });

  it('has an icon that is sharp on every screen', () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    // Width and height stand at the beginning of a PNG's header.
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
  });

  for (const document of ['README.md', 'CHANGELOG.md']) {
    it(`shows the pictures of ${document} from a safe address`, () => {
      const text = readFileSync(document, 'utf8').replace(/^```.*?^```/gms, '');
      assert.doesNotMatch(text, /<(?:img|picture|video)\b/i, 'vsce makes relative addresses absolute in Markdown only');
      for (const [, address = ''] of text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)) {
        // A relative one becomes one on https, below the repository; marketplaces refuse SVG.
        assert.ok(!/^[a-z]+:/i.test(address) || address.startsWith('https://'), address);
        assert.doesNotMatch(address, /\.svg$/i);
        assert.ok(address.startsWith('https://') || existsSync(address), `${address} is not there`);
      }
    });
  }
});

describe('what the extension contributes', () => {
  it('has commands with plain names in one category', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'Rolecheck');
      assert.match(command, /^rolecheck\.[a-z][A-Za-z]+$/);
      assert.match(title, /^[A-Z][\w ]+…?$/, 'letters and blanks alone, an ellipsis where it asks for more');
    }
  });

  it('has settings with a default, a scope and words on each choice', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.notEqual(setting.default, undefined, name);
      assert.match(setting.scope, /^(?:resource|window|language-overridable)$/, name);
      assert.ok(setting.markdownDescription ?? setting.description, name);
      if (setting.enum) assert.equal(setting.enumDescriptions?.length, setting.enum.length, name);
    }
  });

  it('wakes up for what it reads, and says that it runs nothing from the folder that is open', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^(?:onLanguage|workspaceContains):/);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('is compiled against the oldest editor that it runs in', () => {
    assert.equal(manifest.devDependencies['@types/vscode'], manifest.engines.vscode);
  });
});

describe('the walkthrough', () => {
  const [walkthrough, ...others] = contributes.walkthroughs;
  const steps = walkthrough?.steps ?? [];

  it('is one of a few steps, each with a picture that follows the colours of the editor', () => {
    assert.deepEqual(others, []);
    assert.ok(steps.length >= 3 && steps.length <= 5);
    for (const { id, media } of steps) {
      const picture = readFileSync(media.svg, 'utf8');
      assert.match(picture, /var\(--vscode-/, id);
      const hard = [...picture.matchAll(/(?:fill|stroke)="(?!none|var\(--vscode-[\w-]+, #)[^"]*"/g)].map(
        ([all]) => all,
      );
      assert.deepEqual(hard, [], `${media.svg} has colours that no theme can change`);
      assert.match(media.altText, /[.]$/, id);
    }
    const pictures = steps.map(({ media }) => media.svg.replace('client/media/walkthrough/', ''));
    assert.deepEqual(readdirSync('client/media/walkthrough').sort(), pictures.sort());
  });

  it('offers in each step something to do, which is there, and knows when it was done', () => {
    const own = contributes.commands.map(({ command }) => command);
    for (const { id, description, completionEvents } of steps) {
      const offers = [...description.matchAll(/^\[[^\]]+\]\((command:([\w.]+)|https:\/\/[^)]+)\)$/gm)];
      assert.equal(offers.length, 1, id);
      const [[, target = '', command] = []] = offers;
      if (command?.startsWith('rolecheck.')) assert.ok(own.includes(command), command);
      assert.deepEqual(completionEvents, [command === undefined ? `onLink:${target}` : `onCommand:${command}`], id);
    }
  });
});

describe('the example plan', () => {
  it('shows a few findings, and the rest of it is sound', () => {
    const found = analyze(examplePlan, { taxonomy }).findings.map(
      ({ rule, span }) => `${rule}: ${examplePlan.slice(span.start, span.end)}`,
    );
    assert.deepEqual(found, [
      'metric-outside-role: Conversion rate',
      'tactic-outside-role: Retarget visitors',
      'metric-outside-role: Organic search traffic',
    ]);
  });
});
