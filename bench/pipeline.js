import { once } from 'node:events';
import { connect } from 'node:net';

/** @typedef {{ method: string, target: string, headers: Record<string, string> }} Sent */

/** A connection that sends many requests at once and reads what comes; much cheaper than fetch. */
export class Pipeline {
  #socket;
  #text = '';
  /** @type {Sent[]} */
  #expected = [];
  /** @type {number[]} */
  #statuses = [];
  /** @type {((statuses: number[]) => void) | undefined} */
  #finish;
  /** @type {((error: Error) => void) | undefined} */
  #fail;

  /** @param {number} port */
  constructor(port) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    this.#socket.on('data', (chunk) => this.#read(String(chunk)));
    this.#socket.on('error', (error) => this.#fail?.(error));
    this.#socket.on('close', () => this.#fail?.(new Error('The server has closed a connection')));
  }

  /**
   * @param {Sent[]} requests
   * @returns {Promise<number[]>} status of each
   */
  send(requests) {
    this.#expected = [...requests];
    this.#statuses = [];
    this.#socket.write(requests.map(toText).join(''));
    return new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
  }

  async close() {
    this.#fail = undefined;
    this.#socket.destroy();
    await once(this.#socket, 'close');
  }

  /** @param {string} chunk */
  #read(chunk) {
    this.#text += chunk;
    for (;;) {
      const sent = this.#expected[this.#statuses.length];
      const end = this.#text.indexOf('\r\n\r\n');
      if (!sent || end < 0) break;
      const head = this.#text.slice(0, end);
      const status = Number(head.slice(9, 12));
      const hasBody = sent.method !== 'HEAD' && status !== 204 && status !== 304;
      const length = hasBody ? Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN) : 0;
      if (Number.isNaN(length)) throw new Error(`an answer without length:\n${head}`);
      if (this.#text.length < end + 4 + length) break;
      this.#text = this.#text.slice(end + 4 + length);
      this.#statuses.push(status);
    }
    if (this.#statuses.length === this.#expected.length) this.#finish?.(this.#statuses);
  }
}

/**
 * Sends a request and is gone before the answer.
 *
 * @param {number} port
 * @param {Sent} request
 */
export async function leave(port, request) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(toText(request), resolve));
  socket.destroy();
}

/** @param {Sent} request */
function toText({ method, target, headers }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\nHost: proxy\r\n${lines.join('')}\r\n`;
}
