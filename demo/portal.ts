import { configure, signIn, signOut } from '../src/index.js';

/** The simulator's account; a real portal has a sign-in form, or a token from its own backend. */
const DEMO_ACCOUNT = { email: 'demo@example.com', password: 'demo-password' };

configure({ apiBase: '/simulator' });
await signIn(DEMO_ACCOUNT);
// Registered after the sign-in, so that the widgets' first question is a signed-in one.
await import('../src/define.js');

const theme = control<HTMLSelectElement>('theme');
theme.addEventListener('change', () => {
  document.documentElement.dataset['theme'] = theme.value;
});

const language = control<HTMLSelectElement>('language');
language.addEventListener('change', () => {
  document.documentElement.lang = language.value;
  for (const widget of widgets()) widget.requestUpdate();
});

const session = control<HTMLButtonElement>('session');
session.addEventListener('click', () => {
  const isSignedIn = session.textContent === 'Sign out';
  session.textContent = isSignedIn ? 'Sign in' : 'Sign out';
  if (isSignedIn) signOut();
  else void signIn(DEMO_ACCOUNT);
});

const log = control<HTMLOListElement>('log');
for (const type of ['nano-data', 'nano-error', 'nano-range-change'] as const) {
  document.addEventListener(type, (event) => {
    const line = document.createElement('li');
    const time = new Date().toISOString().slice(11, 19);
    const name = (event.target as Element).localName;
    line.textContent = `${time} ${name} ${type} ${describe(event)}`;
    log.prepend(line);
    while (log.children.length > 6) log.lastElementChild?.remove();
  });
}

function describe({
  detail,
}: HTMLElementEventMap['nano-data' | 'nano-error' | 'nano-range-change']) {
  if ('kind' in detail) return [detail.kind, detail.status, detail.code].filter(Boolean).join(' ');
  return 'range' in detail ? detail.range : `${detail.data.xSeconds.length} buckets`;
}

function widgets() {
  return document.querySelectorAll<
    'nano-mtd-usage' | 'nano-concurrent-viewers' | 'nano-byte-usage'
  >('nano-mtd-usage, nano-concurrent-viewers, nano-byte-usage' as 'nano-mtd-usage');
}

function control<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element as T;
}
