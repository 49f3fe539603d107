import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secrets } from './secrets.js';

const HEADER = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
const PAYLOAD = 'eyJpYXQiOjE3NTg3MjY0NTAsImV4cCI6MTc1ODcyNjUxMH0';
const SIGNATURE = 'nP2xk1rXK3yq8t7c0wR_5d-aVbE9uLhJzQf4mYsTgIo';

describe('the search for secrets', () => {
  const secrets = new Secrets();
  secrets.add(`${HEADER}.${PAYLOAD}.${SIGNATURE}`);
  secrets.add('a0'.repeat(24));

  it('finds a token wherever it stands', () => {
    const token = `${HEADER}.${PAYLOAD}.${SIGNATURE}`;
    for (const text of [token, `"x":"${token}"`, `http://a/?t=${token}`, `Headers: ${token}!`]) {
      assert.deepEqual(secrets.in([text]), [PAYLOAD, SIGNATURE], text);
    }
  });

  it('finds a part of one', () => {
    assert.equal(secrets.in([SIGNATURE.slice(0, 30)]).length, 1);
    assert.equal(secrets.in([`value: ${'a0'.repeat(20)}…`]).length, 1);
    assert.equal(secrets.in([SIGNATURE.slice(10)]).length, 1);
  });

  it('finds nothing in other texts', () => {
    assert.deepEqual(
      secrets.in([HEADER, 'a'.repeat(60), 'http://127.0.0.1:1234/simulator/v2/usage', '']),
      [],
    );
  });
});
