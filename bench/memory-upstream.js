/** An API for the run of memory: answers of many sizes, and now and then none that is of use. */
import { createServer } from 'node:http';

/** How many rows an answer has, by a digit of what is asked for: most are small, as in life. */
const ROWS = [1, 5, 20, 25, 25, 25, 30, 60, 60, 400];

const row = '{"timestamp":1795356000,"ingest":{"bytes":327480587},"playout":{"bytes":784302212}}';
const bodies = ROWS.map((count) => `{"data":[${Array(count).fill(row).join()}]}`);

const server = createServer((req, res) => {
  const { searchParams } = new URL(req.url ?? '/', 'http://api');
  const stream = searchParams.get('streams') ?? 's0';
  const number = Number(stream.slice(1));
  res.setHeader('content-type', 'application/json');
  if (stream.startsWith('forbidden')) res.writeHead(403).end('{"error":{"errorCode":105001}}');
  else if (stream.startsWith('broken')) res.writeHead(500).end('{"error":{"errorCode":104001}}');
  else if (stream.startsWith('garbage')) res.writeHead(200).end('<html>'.repeat(100));
  else if (stream.startsWith('cut')) res.writeHead(200, { 'content-length': 9 }).destroy();
  else res.end(bodies[number % bodies.length]);
});
server.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.send?.(`http://127.0.0.1:${address.port}`);
});
// Nobody may be left behind.
process.on('disconnect', () => process.exit());
