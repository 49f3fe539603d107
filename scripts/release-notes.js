/** What is told of a release, made from CHANGELOG.md and the hashes of the build. Pure functions. */

const UNRELEASED = '## [Unreleased]';

/**
 * The first release has no changesets: what was written before them becomes its section.
 *
 * @param {string} changelog
 * @param {string} version
 */
export function nameUnreleased(changelog, version) {
  return changelog.replace(UNRELEASED, `## ${version}`);
}

/** @param {string} changelog */
export function hasUnreleased(changelog) {
  return changelog.includes(UNRELEASED);
}

/**
 * @param {string} changelog
 * @param {string} version
 * @returns {string} what CHANGELOG.md says of a version, without its heading
 */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return section.slice(section.indexOf('\n')).trim();
}

/**
 * @param {string} changelog
 * @param {{ version: string, files: Record<string, string> }} integrity
 * @returns {string} Markdown: the changes, and the hashes for `integrity` attributes
 */
export function releaseNotes(changelog, { version, files }) {
  const rows = Object.entries(files).map(([file, hash]) => `| \`${file}\` | \`${hash}\` |`);
  return [
    sectionOf(changelog, version),
    '### Subresource Integrity',
    ['| file | `integrity` |', '| --- | --- |', ...rows].join('\n'),
    '',
  ].join('\n\n');
}
