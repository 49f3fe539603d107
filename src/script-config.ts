/**
 * Takes the `data-*` attributes of the script tag. A module of its own, since it must have run
 * before the first element is registered and asks for data.
 */
import { configureFromScript } from './api/config.js';

// What all documents have: in this one, a form or an image may bear the name of each.
const propertyOf = (name: 'currentScript' | 'scripts'): unknown =>
  Reflect.get(Document.prototype, name, document);
const scripts = [...(propertyOf('scripts') as typeof document.scripts)];
// A classic script is known while it runs. A module finds itself by its address, or, where a CDN
// redirected it to another one, by its name.
const candidates = [
  propertyOf('currentScript'),
  scripts.find(({ src }) => src === import.meta.url),
  scripts.find((element) => element.matches('[src*=nano-metrics]')),
];
const script = candidates.find((candidate) => candidate instanceof HTMLScriptElement);
if (script) configureFromScript(script.dataset);
