/**
 * What Puppeteer hears of a page from the browser, the server of the page hears in WebKit, which does
 * not tell by WebDriver: requests and their answers, and, by a script that it puts first into each
 * page, what is said in the console and thrown.
 */

/** Where the script is; forbidden by no policy that allows scripts of the site itself. */
const SCRIPT = '/__first-script.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** Of the page that is open. @type {Watch | undefined} */
let current;

export class Watch {
  /** Run before those of the page. @type {string[]} */
  scripts = [];
  /** When something was asked of the server last, in Unix ms. */
  lastMs = 0;
  /** @type {Map<string, ((found: any) => void)[]>} */
  #listeners = new Map();

  constructor() {
    current = this;
  }

  /** @param {string} name - of an event of Puppeteer's `Page` @param {(found: any) => void} listener */
  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  /** @param {string} name @param {unknown} found */
  emit(name, found) {
    this.#listeners.get(name)?.forEach((listener) => listener(found));
  }

  /** @param {readonly { name: string, text: string, type?: string }[]} told - by the script */
  tell(told) {
    for (const { name, text, type } of told) {
      if (name === 'console') this.emit(name, { type: () => type, text: () => text });
      else if (name === 'requestfailed') this.emit(name, { url: () => text });
      else this.emit(name, new Error(text));
    }
  }

  end() {
    if (current === this) current = undefined;
  }
}

/**
 * Has the open page's tests see a request.
 *
 * @param {Request} request
 * @param {Response} response
 * @returns {boolean} whether it is answered already
 */
export function watchRequest(request, response) {
  const watch = current;
  if (request.url === SCRIPT) {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
    response.end([`(${String(listen)})()`, ...(watch?.scripts ?? [])].join(';\n'));
    return true;
  }
  if (!watch) return false;
  watch.lastMs = Date.now();
  const url = `http://${request.headers.host}${request.url}`;
  let isAnswered = false;
  watch.emit('request', {
    url: () => url,
    method: () => request.method,
    headers: () => request.headers,
    continue: async () => {},
    abort: async () => {
      isAnswered = true;
      request.socket.destroy();
    },
    respond: async (/** @type {{ status?: number, body?: string, headers?: {} }} */ answer) => {
      isAnswered = true;
      response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    },
  });
  response.on('finish', () => {
    watch.emit('response', { url: () => url, status: () => response.statusCode });
  });
  return isAnswered;
}

/** A page with the script before its own. @param {string} html */
export function withFirstScript(html) {
  const tag = `<script src="${SCRIPT}"></script>`;
  return /<head>/.test(html)
    ? html.replace('<head>', `<head>${tag}`)
    : html.replace(/^(<!doctype html>(<html[^>]*>)?)?/i, `$&${tag}`);
}

/** Runs in the page. */
function listen() {
  /** @type {{ name: string, text: string, type?: string }[]} */
  const told = [];
  Object.defineProperty(globalThis, Symbol.for('told'), { value: told });
  for (const type of ['error', 'warn']) {
    const real = Reflect.get(console, type);
    Reflect.set(console, type, (/** @type {unknown[]} */ ...words) => {
      told.push({ name: 'console', type, text: words.join(' ') });
      real.apply(console, words);
    });
  }
  const onError = (/** @type {ErrorEvent} */ event) => {
    const { target, message, error } = event;
    if (target === window) {
      told.push({ name: 'pageerror', text: String(error?.message ?? message) });
    } else if (target instanceof HTMLElement) {
      const text = target.getAttribute('src') ?? target.getAttribute('href') ?? '';
      const hash = target.getAttribute('integrity');
      if (text) {
        told.push({ name: 'requestfailed', text: hash ? `${text} with integrity ${hash}` : text });
      }
    }
  };
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', ({ reason }) => {
    told.push({ name: 'pageerror', text: String(reason?.message ?? reason) });
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI } = event;
    told.push({ name: 'console', type: 'error', text: `${violatedDirective}: ${blockedURI}` });
  });
}
