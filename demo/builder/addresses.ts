/** What an address is for: a base has a path put after it, so it can have no query. */
export type AddressUse = 'base' | 'token' | 'files';

/** Stands for whatever page the code will be on. */
const SOME_PAGE = 'https://page.invalid/folder/';

const KEY_NAME =
  /key$|token|secret|passw|pwd|credential|signature|jwt|bearer|(^|[-_.])(auth|sig|sid|session)($|[-_.])/i;
/** A JSON Web Token. */
const JWT = /eyJ[\w-]{5,}\.[\w-]*/;
/** Long, and of letters and digits mixed, as nobody would name a folder. */
const RANDOM = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}/i;

/**
 * Why an address cannot be used, in words for the person who typed it; `undefined` where it can.
 * The words hold nothing of the address.
 */
export function addressTrouble(text: string, use: AddressUse): string | undefined {
  const url = parsed(text);
  const hasPassword = url ? url.username || url.password : /^[^?#:]*:[^?#@]*@/.test(text);
  if (hasPassword) {
    return 'Please leave out user name and password: everybody who opens the page could read them. They belong on your server, for example into the proxy.';
  }
  if (!url) {
    return 'This is not a web address. Write https://… or a path such as /nano-metrics.';
  }
  if (JWT.test(decoded(text)) || hasKey(url)) {
    return 'This looks as if it carries a key. Everybody who opens the page could read it, so it is not used. Keep the key on your server, for example in the proxy.';
  }
  if (use === 'base' && (url.search || url.hash)) {
    return 'An API base ends with its path: the widgets put their own query after it. Leave out what begins with ? or #.';
  }
  return undefined;
}

/** The origin that a policy has to allow: `'self'` for what is on the page's own site. */
export function originFor(text: string): string {
  const origin = parsed(text)?.origin;
  return origin === undefined || origin === new URL(SOME_PAGE).origin ? "'self'" : origin;
}

/** What a policy has to allow for a script: of another site that file alone, or its folder. */
export function scriptSourceFor(text: string, isFolder: boolean): string {
  const origin = originFor(text);
  if (origin === "'self'") return origin;
  const path = parsed(text)?.pathname.replace(isFolder ? /(?<![^/])[^/]*$/ : '', '') ?? '';
  return origin + path.replaceAll(';', '%3B').replaceAll(',', '%2C');
}

function parsed(text: string): URL | undefined {
  try {
    const url = new URL(text.trim(), SOME_PAGE);
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
  } catch {
    return undefined;
  }
}

function hasKey({ search, hash }: URL): boolean {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.slice(1));
  return [...query, ...fragment].some(
    ([name, value]) =>
      (KEY_NAME.test(name) && value !== '') || RANDOM.test(value) || RANDOM.test(name),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
