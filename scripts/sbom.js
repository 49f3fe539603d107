/**
 * The bill of materials of a release, in CycloneDX: what npm installs with the package, and what is
 * bundled into its scripts. The same build gives the same bytes: it has neither time nor number.
 *
 * `node scripts/sbom.js [file]` writes to `reports/sbom.cdx.json` by default.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { needsOf, shippedPackages } from './shipped.js';

/** @typedef {import('./shipped.js').Locked} Locked */

/** @param {string} name @param {string} version */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** @param {string} integrity - of a tarball, as lock files have it */
function hashesOf(integrity) {
  return integrity.split(' ').map((hash) => {
    const [algorithm = '', base64 = ''] = hash.split('-', 2);
    const content = Buffer.from(base64, 'base64').toString('hex');
    return { alg: algorithm.replace('sha', 'SHA-'), content };
  });
}

/**
 * @param {{ name: string, version: string, description: string, license: string }} about
 * @param {{ packages: Record<string, Locked> }} lock - package-lock.json
 * @param {string} thirdParty - THIRD_PARTY.txt
 */
export function sbomOf({ name, version, description, license }, lock, thirdParty) {
  const shipped = shippedPackages(lock, thirdParty);
  const own = purlOf(name, version);
  const direct = needsOf(lock.packages, '');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': own,
        name,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: own,
      },
    },
    components: shipped.map((one) => ({
      type: 'library',
      'bom-ref': purlOf(one.name, one.version),
      ...(one.name.startsWith('@') && { group: one.name.split('/')[0] }),
      name: one.name.replace(/^@[^/]+\//, ''),
      version: one.version,
      scope: 'required',
      hashes: hashesOf(one.integrity),
      licenses: [{ license: { id: one.licence } }],
      purl: purlOf(one.name, one.version),
      properties: [
        { name: 'nano-metrics:bundled', value: String(one.isBundled) },
        { name: 'nano-metrics:installed', value: String(one.isInstalled) },
      ],
    })),
    dependencies: [
      {
        ref: own,
        dependsOn: shipped
          .filter(({ path, isBundled }) => isBundled || direct.includes(path))
          .map((one) => purlOf(one.name, one.version)),
      },
      ...shipped.map((one) => ({
        ref: purlOf(one.name, one.version),
        dependsOn: shipped
          .filter(({ path }) => one.needs.includes(path))
          .map((need) => purlOf(need.name, need.version)),
      })),
    ],
  };
}

/**
 * @param {string} text
 * @returns {Promise<unknown>} what the schema of CycloneDX says against it; `null` if nothing
 */
export function schemaTrouble(text) {
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
}

/** @param {string} file */
async function write(file) {
  const [about, lock] = ['package.json', 'package-lock.json'].map((name) =>
    JSON.parse(readFileSync(name, 'utf8')),
  );
  const thirdParty = readFileSync('dist/THIRD_PARTY.txt', 'utf8');
  const text = `${JSON.stringify(sbomOf(about, lock, thirdParty), null, 2)}\n`;
  const trouble = await schemaTrouble(text);
  if (trouble) throw new Error(`The bill of materials is not valid: ${JSON.stringify(trouble)}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await write(process.argv[2] ?? 'reports/sbom.cdx.json');
}
