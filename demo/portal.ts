import { configure, signIn, signOut } from '../src/index.js';

/** The simulator's account; a real portal has a sign-in form, or a token from its own backend. */
const DEMO_ACCOUNT = { email: 'demo@example.com', password: 'demo-password' };

configure({ apiBase: '/simulator' });
await signIn(DEMO_ACCOUNT);
// Registered after the sign-in, so that the widgets' first question is a signed-in one.
await import('../src/define.js');

const theme = control('select', 'theme');
theme.addEventListener('change', () => {
  document.documentElement.dataset['theme'] = theme.value;
});

const language = control('select', 'language');
language.addEventListener('change', () => {
  document.documentElement.lang = language.value;
  for (const widget of document.querySelectorAll<HTMLElement>('main > *, .pair > *')) {
    if (widget.localName.startsWith('nano-')) widget.lang = language.value;
  }
});

const session = control('button', 'session');
session.addEventListener('click', () => {
  const isSignedIn = session.textContent === 'Sign out';
  session.textContent = isSignedIn ? 'Sign in' : 'Sign out';
  if (isSignedIn) signOut();
  else void signIn(DEMO_ACCOUNT);
});

const log = control('ol', 'log');
document.addEventListener('nano-data', ({ target, detail }) => {
  note(target, `nano-data ${detail.data.xSeconds.length} buckets`);
});
document.addEventListener('nano-error', ({ target, kind, status, code }) => {
  note(target, ['nano-error', kind, status, code].filter(Boolean).join(' '));
});
document.addEventListener('nano-range-change', ({ target, detail }) => {
  note(target, `nano-range-change ${detail.range}`);
});

function note(target: EventTarget | null, text: string) {
  const line = document.createElement('li');
  const time = new Date().toISOString().slice(11, 19);
  line.textContent = `${time} ${target instanceof Element ? target.localName : ''} ${text}`;
  log.prepend(line);
  while (log.children.length > 6) log.lastElementChild?.remove();
}

function control<Tag extends 'select' | 'button' | 'ol'>(tag: Tag, id: string) {
  const element = document.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}#${id}`);
  if (!element) throw new Error(`The page has no <${tag} id="${id}">`);
  return element;
}
