// What has to agree before a version is published, and what is said of it:
//   node server/tools/release.mjs check [TAG]   fails where versions differ; with a tag (v0.1.0), where it is not ready for it
//   node server/tools/release.mjs channel       prints the channel: release or pre-release
//   node server/tools/release.mjs notes         prints what CHANGELOG.md says of this version
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What stands in the way of a release, each as a sentence; nothing where it is ready. `state` holds `manifest` and `lock`
 * (package.json and package-lock.json as data), `changelog` (its text) and, when a tag is to be published, `tag`.
 */
export function releaseProblems({ manifest, lock, changelog, tag }) {
  const { version } = manifest;
  const problems = [];
  // Marketplaces take no endings such as -beta.
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    return [`package.json has the version ${version}; marketplaces take three numbers and nothing behind them.`];
  }
  for (const locked of [lock.version, lock.packages?.['']?.version]) {
    if (locked !== version) problems.push(`package-lock.json has the version ${locked}, package.json ${version}.`);
  }
  const young = version.startsWith('0.');
  if ((manifest.preview === true) !== young) {
    problems.push(`"preview" in package.json must be ${young} for ${version}: it is a preview until 1.0.0.`);
  }
  if (manifest.private) problems.push('"private" in package.json keeps npm from publishing.');
  const sections = changelogSections(changelog);
  const [newest] = sections;
  if (newest?.name !== 'Unreleased') problems.push('CHANGELOG.md does not begin with a section [Unreleased].');
  const released = sections.filter(({ name }) => name !== 'Unreleased');
  for (const { name, date } of released) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) problems.push(`CHANGELOG.md does not say on which day ${name} came out.`);
  }
  const sorted = released.map(({ name }) => name).sort((one, other) => compareVersions(other, one));
  if (sorted.join() !== released.map(({ name }) => name).join()) {
    problems.push('CHANGELOG.md does not have its versions in order, newest first.');
  }
  if (tag !== undefined) problems.push(...tagProblems({ version, tag, newest, released }));
  return problems;
}

function tagProblems({ version, tag, newest, released }) {
  const problems = [];
  if (tag !== `v${version}`) problems.push(`The tag is ${tag}, but package.json has the version ${version}.`);
  if (released[0]?.name !== version) {
    problems.push(`CHANGELOG.md has ${released[0]?.name ?? 'no version'} at the top, and not ${version}.`);
  } else if (released[0].text === '') problems.push(`CHANGELOG.md says nothing about ${version}.`);
  if (newest?.name === 'Unreleased' && newest.text !== '') {
    problems.push('CHANGELOG.md still has changes under [Unreleased]; they belong to the version that is published.');
  }
  return problems;
}

/** The sections of the changelog, newest first: `## [0.1.0] - 2026-11-30` with what stands below it. */
export function changelogSections(changelog) {
  return changelog
    .split(/^## (?=\[)/m)
    .slice(1)
    .map((section) => {
      const [, name, date = '', text] = /^\[([^\]]+)\](?: - (.*))?\n([^]*)$/.exec(section) ?? [];
      return { name, date, text: text?.trim() ?? '' };
    });
}

/** `pre-release` or `release`: from 1.0.0 on, versions with an odd minor number are tried out before the next even one. */
export function channelOf(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 && minor % 2 === 1 ? 'pre-release' : 'release';
}

function compareVersions(one, other) {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  return left.map((part, index) => part - right[index]).find((difference) => difference !== 0) ?? 0;
}

async function main([action, tag]) {
  const read = (file) => readFile(join(import.meta.dirname, '..', '..', file), 'utf8');
  const manifest = JSON.parse(await read('package.json'));
  const changelog = await read('CHANGELOG.md');
  switch (action) {
    case 'check': {
      const problems = releaseProblems({ manifest, lock: JSON.parse(await read('package-lock.json')), changelog, tag });
      for (const problem of problems) console.error(problem);
      if (problems.length > 0) process.exitCode = 1;
      else console.log(`${manifest.version} (${channelOf(manifest.version)}) is in order.`);
      return;
    }
    case 'channel':
      return console.log(channelOf(manifest.version));
    case 'notes':
      return console.log(changelogSections(changelog).find(({ name }) => name === manifest.version)?.text ?? '');
    default:
      console.error('Use it with check [TAG], channel or notes.');
      process.exitCode = 2;
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
