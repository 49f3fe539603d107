/** A WordPress of its own for the tests: database, web server and users, in a temporary folder. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {object} Site what the tests are told, as JSON
 * @property {string} release of Debian
 * @property {string} version of WordPress
 * @property {string} url
 * @property {string} config path of its configuration
 * @property {string} content folder of plugins, themes and uploads
 * @property {string} home folder of WordPress
 * @property {string} log path of PHP's log
 * @property {string} zip path of the packed plugin
 * @property {string} api address of the simulator
 * @property {string} proxy address of a proxy in front of it that needs no token
 * @property {Record<string, string>} passwords application passwords by user
 */

/** The password of all users. */
export const PASSWORD = 'correct horse battery staple';

/**
 * @param {string} home folder of WordPress
 * @param {{ port: number, api: string, proxy: string }} options
 */
export async function startWordPress(home, { port, api, proxy }) {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-wordpress-'));
  const content = join(folder, 'wp-content');
  for (const name of ['plugins', 'uploads', 'upgrade', 'themes']) {
    mkdirSync(join(content, name), { recursive: true });
  }
  cpSync(join(HERE, 'must-use'), join(content, 'mu-plugins'), { recursive: true });
  cpSync(join(HERE, 'theme'), join(content, 'themes/plain'), { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const config = join(folder, 'wp-config.php');
  const log = join(folder, 'debug.log');
  writeFileSync(config, configOf({ folder, content, url, log }));
  writeFileSync(log, '');
  const env = { ...process.env, WORDPRESS_CONFIG: config, TEST_API: api, TEST_PROXY: proxy };

  const database = await startDatabase(folder);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  const close = async () => {
    if (server) await stop(server);
    await stop(database);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const theme of themesOf(home)) {
      symlinkSync(join(home, 'wp-content/themes', theme), join(content, 'themes', theme));
    }
    const install = ['-d', 'display_errors=stderr', join(HERE, 'php/install.php'), home, PASSWORD];
    const installed = JSON.parse(execFileSync('php', install, { env, encoding: 'utf8' }));
    server = spawn(
      'php',
      [
        '-d',
        'memory_limit=512M',
        '-S',
        `127.0.0.1:${port}`,
        '-t',
        home,
        join(HERE, 'php/router.php'),
      ],
      {
        env: { ...env, PHP_CLI_SERVER_WORKERS: '4', TEST_CONTENT: content },
        stdio: 'ignore',
        // A group of its own, as the workers outlive the one that started them.
        detached: true,
      },
    );
    await until(`the web server of ${url}`, async () => (await fetch(`${url}/wp-login.php`)).ok);
    return { site: { ...installed, url, config, content, home, log, api, proxy }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {string} home */
function themesOf(home) {
  const list = execFileSync('ls', [join(home, 'wp-content/themes')], { encoding: 'utf8' });
  return list.split('\n').filter((name) => name.startsWith('twenty'));
}

/** @param {{ folder: string, content: string, url: string, log: string }} site */
function configOf({ folder, content, url, log }) {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: userInfo().username,
    DB_PASSWORD: '',
    DB_HOST: `localhost:${folder}/mysql.sock`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: url,
    WP_SITEURL: url,
    WP_CONTENT_DIR: content,
    WP_CONTENT_URL: `${url}/wp-content`,
    FS_METHOD: 'direct',
    WP_DEBUG: true,
    WP_DEBUG_LOG: log,
    WP_DEBUG_DISPLAY: false,
    SCRIPT_DEBUG: false,
    // Lets users of the tests sign in to the REST API without TLS.
    WP_ENVIRONMENT_TYPE: 'local',
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
  };
  const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'];
  const lines = Object.entries({
    ...constants,
    ...Object.fromEntries(
      keys.flatMap((key) => [
        [`${key}_KEY`, key],
        [`${key}_SALT`, `${key} salt`],
      ]),
    ),
  }).map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`);
  return `<?php
${lines.join('\n')}
$table_prefix = 'wp_';
// The second site of a network, when there is one.
if ( file_exists( __DIR__ . '/network.php' ) ) {
	require __DIR__ . '/network.php';
}
require_once ABSPATH . 'wp-settings.php';
`;
}

/** @param {string} folder */
async function startDatabase(folder) {
  const datadir = join(folder, 'mysql');
  const user = `--user=${userInfo().username}`;
  // Tables of users and grants are not needed, as nobody else can reach the socket.
  mkdirSync(datadir);
  const socket = join(folder, 'mysql.sock');
  const database = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${datadir}`,
      `--socket=${socket}`,
      `--pid-file=${folder}/mysql.pid`,
      user,
      '--skip-networking',
      '--skip-grant-tables',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    { stdio: 'ignore', detached: true },
  );
  const create = `(new mysqli('localhost', 'root', '', '', 0, '${socket}'))->query('CREATE DATABASE IF NOT EXISTS wordpress');`;
  await until('the database', async () => {
    execFileSync('php', ['-r', create], { stdio: 'ignore' });
    return true;
  });
  return database;
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Asks again until something outside this process is there.
 *
 * @param {string} what
 * @param {() => Promise<boolean>} isThere
 */
async function until(what, isThere) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const reason = await isThere().then(
      (there) => (there ? undefined : 'it is not ready'),
      (error) => String(error),
    );
    if (reason === undefined) return;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}: ${reason}`);
    await sleep(100);
  }
}
