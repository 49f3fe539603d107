/**
 * PHP, MariaDB and WordPress for the tests, from Debian's packages: what is installed is used, and
 * root on Debian gets the rest. WordPress is unpacked into a cache of the project and not installed,
 * so several versions can stand side by side, and no web server comes with it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/wordpress/', import.meta.url));
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * What tests need of the machine, each with the package that has it.
 *
 * @satisfies {Record<string, { package: string, isThere: () => boolean }>}
 */
const NEEDS = {
  php: { package: 'php-cli', isThere: () => answers('php', '--version') },
  mysqli: { package: 'php-mysql', isThere: () => hasExtension('mysqli') },
  dom: { package: 'php-xml', isThere: () => hasExtension('dom') },
  mbstring: { package: 'php-mbstring', isThere: () => hasExtension('mbstring') },
  gd: { package: 'php-gd', isThere: () => hasExtension('gd') },
  html5: {
    package: 'php-masterminds-html5',
    isThere: () => existsSync('/usr/share/php/Masterminds/HTML5.php'),
  },
  mariadb: {
    package: 'mariadb-server-core',
    isThere: () => answers('mariadbd', '--no-defaults', '--version'),
  },
};

/** What Debian's WordPress takes from other packages. */
const LIBRARIES = ['php-getid3', 'libjs-cropper', 'libjs-underscore'];
const NEWER = [...LIBRARIES, 'libphp-phpmailer', 'libjs-jquery-ui', 'node-lodash', 'libjs-lodash'];

/**
 * Releases of Debian, each with the packages of its WordPress.
 *
 * @type {Record<string, string[]>}
 */
const RELEASES = {
  bookworm: ['wordpress', 'wordpress-theme-twentytwentythree', ...LIBRARIES],
  trixie: ['wordpress', 'wordpress-theme-twentytwentyfive', ...NEWER],
  sid: ['wordpress', 'wordpress-theme-twentytwentyfive', ...NEWER],
};

export const RELEASE_NAMES = Object.keys(RELEASES);

/**
 * Sees to it that the machine has what is needed.
 *
 * @param {(keyof typeof NEEDS)[]} names
 */
export function provideMachine(names) {
  const missing = () => names.map((name) => NEEDS[name]).filter(({ isThere }) => !isThere());
  const packages = missing().map((need) => need.package);
  if (packages.length === 0) return;
  const words = `These tests need packages of Debian that are missing: ${packages.join(' ')}`;
  if (!isRootOnDebian()) {
    throw new Error(`${words}\nInstall them, or run this as root on Debian, and it does.`);
  }
  console.log(`Installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  apt(['update', '-qq'], { env });
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if (missing().length > 0) throw new Error(words);
}

/**
 * @param {string} release of Debian
 * @returns {string} the folder of WordPress
 */
export function provideWordPress(release) {
  const folder = `${CACHE}${release}/`;
  const home = `${folder}usr/share/wordpress/`;
  if (existsSync(`${home}wp-config.php`)) return home;
  const packages = RELEASES[release];
  if (!packages) throw new Error(`Unknown release ${release}: there are ${RELEASE_NAMES}`);
  if (!answers('apt-get', '--version') || !existsSync(KEYRING)) {
    throw new Error(
      `WordPress is taken from the packages of Debian ${release}, and this is not Debian`,
    );
  }
  console.log(`Fetching WordPress from Debian ${release} …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}apt/lists/partial`, { recursive: true });
  mkdirSync(`${folder}apt/cache/archives/partial`, { recursive: true });
  mkdirSync(`${folder}debs`);
  writeFileSync(`${folder}apt/list`, `deb [signed-by=${KEYRING}] ${mirror()} ${release} main\n`);
  // Lists and caches of its own: those of the machine stay as they are.
  const own = {
    'Dir::Etc::SourceList': `${folder}apt/list`,
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': `${folder}apt/lists`,
    'Dir::Cache': `${folder}apt/cache`,
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(own).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  apt([...options, 'update', '-qq']);
  apt([...options, 'download', '-qq', ...packages], { cwd: `${folder}debs` });
  for (const deb of readdirSync(`${folder}debs`)) {
    execFileSync('dpkg-deb', ['-x', `${folder}debs/${deb}`, folder]);
  }
  rmSync(`${folder}debs`, { recursive: true });
  rmSync(`${folder}apt`, { recursive: true });
  // Last, as it tells that all is there. Debian's own looks for databases of the machine.
  writeFileSync(`${home}wp-config.php`, "<?php\nrequire getenv( 'WORDPRESS_CONFIG' );\n");
  return home;
}

/** @returns {string} the mirror of Debian that this machine uses */
function mirror() {
  const format = ['--format', '$(REPO_URI)', 'Created-By: Packages', 'Origin: Debian'];
  const [uri] = execFileSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' }).split(
    '\n',
  );
  return uri || 'http://deb.debian.org/debian';
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && answers('apt-get', '--version');
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').ExecFileSyncOptions} [options]
 */
function apt(args, options) {
  execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
}

/** @param {string} command @param {string[]} args */
function answers(command, ...args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function hasExtension(name) {
  return answers('php', '-r', `exit(extension_loaded('${name}') ? 0 : 1);`);
}
