import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, DAY, errorOf, HOURLY, launchPair, VIEWERS } from './harness.js';

const TO = 'to=2025-09-24T00:00';
const FROM = 'from=2025-09-23T00:00';

/** @type {[title: string, target: string, code: number][]} */
const REJECTED = [
  ['no parameter', BYTES, 101002],
  ['no from', `${BYTES}?${TO}`, 101002],
  ['no to', `${VIEWERS}?${FROM}`, 101002],
  ['an empty from', `${BYTES}?from=&${TO}`, 101003],
  ['a date without a time', `${BYTES}?from=2025-09-23&${TO}`, 101003],
  ['seconds', `${BYTES}?from=2025-09-23T00:00:00&${TO}`, 101003],
  ['a zone', `${BYTES}?from=2025-09-23T00:00Z&${TO}`, 101003],
  ['a Unix time', `${BYTES}?from=1758585600&${TO}`, 101003],
  ['a time with a line after it', `${BYTES}?from=2025-09-23T00:00%0A&${TO}`, 101003],
  ['a day that does not exist', `${BYTES}?from=2025-02-30T00:00&${TO}`, 101004],
  ['a month that does not exist', `${BYTES}?from=2025-13-01T00:00&${TO}`, 101004],
  ['the 24th hour', `${BYTES}?from=2025-09-22T24:00&${TO}`, 101004],
  ['the 60th minute', `${BYTES}?from=2025-09-22T00:60&${TO}`, 101004],
  ['from after to', `${BYTES}?from=2025-09-25T00:00&${TO}`, 101004],
  ['from equal to to', `${BYTES}?from=2025-09-24T00:00&${TO}`, 101004],
  ['an unknown interval', `${BYTES}?${FROM}&${TO}&interval=week`, 101004],
  ['an empty interval', `${BYTES}?${FROM}&${TO}&interval=`, 101004],
  ['an interval in capitals', `${BYTES}?${FROM}&${TO}&interval=HOUR`, 101004],
  ['the format csv', `${BYTES}?${DAY}&format=csv`, 101004],
  ['an unknown parameter', `${BYTES}?${DAY}&limit=1`, 101005],
  ['an empty name', `${BYTES}?${DAY}&=1`, 101005],
  ['the parameter __proto__', `${BYTES}?${DAY}&__proto__=1`, 101005],
  ['the parameter constructor', `${BYTES}?${DAY}&constructor=1`, 101005],
  ['a key in the query', `${BYTES}?${DAY}&X-BINTU-APIKEY=1`, 101005],
  ['a name in capitals', `${BYTES}?${DAY}&Streams=newsroom`, 101005],
  ['a list in brackets', `${BYTES}?${DAY}&streams[]=newsroom`, 101005],
  ['a repeated from', `${BYTES}?${DAY}&${FROM}`, 101005],
  ['a repeated filter', `${BYTES}?${DAY}&streams=a&streams=b`, 101005],
  ['a repeated, encoded name', `${BYTES}?${DAY}&%66rom=2025-09-22T00:00`, 101005],
  ['an empty list', `${BYTES}?${DAY}&streams=`, 101004],
  ['an empty item', `${BYTES}?${DAY}&streams=a,,b`, 101004],
  ['a stream with a blank', `${BYTES}?${DAY}&streams=a%20b`, 101004],
  ['a stream with a slash', `${BYTES}?${DAY}&streams=../a`, 101004],
  ['a stream with a line break', `${BYTES}?${DAY}&streams=a%0D%0Ab`, 101004],
  ['a stream with an ampersand', `${BYTES}?${DAY}&streams=a%26format=csv`, 101004],
  ['a stream of 101 characters', `${BYTES}?${DAY}&streams=${'a'.repeat(101)}`, 101004],
  ['a tag with a NUL', `${VIEWERS}?${DAY}&tags=a%00b`, 101004],
  ['a tag in angle brackets', `${VIEWERS}?${DAY}&tags=%3Cb%3E`, 101004],
  ['a tag that is wrongly encoded', `${VIEWERS}?${DAY}&tags=a%ffb`, 101004],
  ['a country in small letters', `${VIEWERS}?${DAY}&countries=de`, 101004],
  ['a country of three letters', `${VIEWERS}?${DAY}&countries=DEU`, 101004],
  ['a list of 101 items', `${BYTES}?${DAY}&streams=${Array(101).fill('a').join()}`, 101004],
  ['a query above 2 kB', `${BYTES}?${DAY}&tags=${'%20'.repeat(700)}`, 101005],
  ['half hours on the hourly route', `${HOURLY}?from=2025-09-23T00:30&${TO}`, 101004],
  ['a half hour at the end on the hourly route', `${HOURLY}?${FROM}&to=2025-09-23T06:30`, 101004],
  ['minutes on the hourly route', `${HOURLY}?${FROM}&${TO}&interval=minute`, 101004],
  ['streams on the hourly route', `${HOURLY}?${DAY}&streams=newsroom`, 101005],
  ['tags on the hourly route', `${HOURLY}?${DAY}&tags=news`, 101005],
  ['countries on the hourly route', `${HOURLY}?${DAY}&countries=DE`, 101005],
];
for (const [title, target, code] of REJECTED) {
  test(`${title} is refused without asking the API`, async (t) => {
    const { ask, seen } = await launchPair(t);
    assert.deepEqual(errorOf(await ask(target)), [400, code]);
    assert.equal(seen.length, 0);
  });
}

const BUILT_DAY = 'from=2025-09-23T00%3A00&to=2025-09-24T00%3A00&interval=hour';

/** @type {[title: string, query: string, built: string][]} */
const REBUILT = [
  ['in an order of its own', `interval=hour&${TO}&${FROM}`, BUILT_DAY],
  ['with the documented interval where none is given', `${FROM}&${TO}`, BUILT_DAY],
  ['without the format', `${DAY}&format=json`, BUILT_DAY],
  ['without blanks around items', `${DAY}&streams=a,%20b+`, `${BUILT_DAY}&streams=a%2Cb`],
  ['with tags of any script', `${DAY}&tags=%C3%A9t%C3%A9 1`, `${BUILT_DAY}&tags=%C3%A9t%C3%A9+1`],
  ['with needless encoding undone', `${DAY}&countries=%44%45`, `${BUILT_DAY}&countries=DE`],
];
for (const [title, query, built] of REBUILT) {
  test(`the query reaches the API ${title}`, async (t) => {
    const { ask, seen } = await launchPair(t);
    const { status } = await ask(`${BYTES}?${query.replaceAll(' ', '%20')}`);
    assert.equal(status, 200);
    assert.deepEqual(
      seen.map(({ url }) => url),
      [`${BYTES}?${built}`],
    );
  });
}
