import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A Redis of the test's own, where none is installed: it speaks the protocol, and knows what the
 * proxy uses of one. It forgets nothing by itself.
 *
 * @param {import('node:test').TestContext} t
 */
export async function launchRedis(t) {
  /** @type {Map<string, string>} */
  const entries = new Map();
  /** What it was told, without what clients say of themselves. @type {string[][]} */
  const told = [];
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const { commands, rest } = commandsIn(text);
      text = rest;
      for (const words of commands) {
        if (words[0] !== 'CLIENT' && words[0] !== 'HELLO') told.push(words);
        socket.write(answerTo(words, entries));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `redis://127.0.0.1:${address.port}`, entries, told, sockets };
}

/**
 * @param {string} text arrays of words, each with its length in front: letters of one byte alone
 * @returns {{ commands: string[][], rest: string }} what is there as a whole, and the beginning of more
 */
function commandsIn(text) {
  /** @type {string[][]} */
  const commands = [];
  let rest = text;
  for (;;) {
    const [head = '', count] = /^\*(\d+)\r\n/.exec(rest) ?? [];
    if (count === undefined) return { commands, rest };
    let at = head.length;
    /** @type {string[]} */
    const words = [];
    while (words.length < Number(count)) {
      const [start = '', length] = /^\$(\d+)\r\n/.exec(rest.slice(at)) ?? [];
      const end = at + start.length + Number(length);
      if (length === undefined || rest.length < end + 2) return { commands, rest };
      words.push(rest.slice(at + start.length, end));
      at = end + 2;
    }
    commands.push(words);
    rest = rest.slice(at);
  }
}

/**
 * @param {string[]} words
 * @param {Map<string, string>} entries
 */
function answerTo([name, key = '', value = '', ...options], entries) {
  if (name === 'GET') {
    const found = entries.get(key);
    return found === undefined ? '$-1\r\n' : `$${found.length}\r\n${found}\r\n`;
  }
  if (name === 'SET') {
    if (options.includes('NX') && entries.has(key)) return '$-1\r\n';
    entries.set(key, value);
    return '+OK\r\n';
  }
  if (name === 'DEL') return `:${entries.delete(key) ? 1 : 0}\r\n`;
  return name === 'CLIENT' ? '+OK\r\n' : `-ERR unknown command '${name}'\r\n`;
}
