// Writes the bills of materials that go out with a release, as CycloneDX 1.6: which packages each artifact holds.
//   node server/tools/sbom.mjs      writes out/NAME-VERSION.vsix.cdx.json and out/NAME-VERSION.tgz.cdx.json
// Reads what the last build put into the programs, so it runs after `npm run package`.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Contrib, Enums, Models, Serialize, Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { bundledFolders, bundlesPath, readPackages } from './bundled-packages.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Which of the programs goes into which artifact. */
export const artifacts = {
  vsix: (path) => /^dist\/((client|server)(\.browser)?|server-main)\.js$/.test(path),
  tgz: (path) => /^dist\/((cli|server)(-main)?|mcp)\.js$/.test(path),
};

/** The bill of materials of the artifact whose package.json is `manifest`, which holds `packages`, as JSON. */
export async function billOfMaterials(manifest, packages, timestamp) {
  const component = componentOf(manifest, Enums.ComponentType.Application);
  const bom = new Models.Bom({ serialNumber: Contrib.Bom.Utils.randomSerialNumber() });
  bom.metadata.timestamp = timestamp;
  bom.metadata.component = component;
  for (const { manifest: described } of packages) {
    const library = componentOf(described, Enums.ComponentType.Library);
    bom.components.add(library);
    component.dependencies.add(library.bomRef);
  }
  const version = Spec.Version.v1dot6;
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.SpecVersionDict[version]);
  const json = new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 });
  const mistakes = await new Validation.JsonStrictValidator(version).validate(json);
  if (mistakes !== null) throw new Error(`The bill of materials is not valid: ${JSON.stringify(mistakes)}`);
  return `${json}\n`;
}

function componentOf({ name, version, license, description }, type) {
  const [, group, short = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const licenses = new Models.LicenseRepository([new Models.SpdxLicense(license)]);
  return new Models.Component(type, short, { group, version, description, licenses, purl, bomRef: purl });
}

async function main() {
  const metafile = await readFile(join(root, bundlesPath), 'utf8').catch(() => {
    throw new Error('There is no build yet. Run first: npm run package');
  });
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const [ending, isInside] of Object.entries(artifacts)) {
    const packages = await readPackages(root, bundledFolders([JSON.parse(metafile)], isInside));
    const path = join('out', `${manifest.name}-${manifest.version}.${ending}.cdx.json`);
    await writeFile(join(root, path), await billOfMaterials(manifest, packages, new Date()));
    console.log(`${path}: ${packages.length} packages`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
