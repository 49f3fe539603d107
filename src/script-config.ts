/**
 * Takes the `data-*` attributes of the script tag. A module of its own, since it must have run
 * before the first element is registered and asks for data.
 */
import { configureFromScript } from './api/config.js';

// A classic script is known while it runs. A module finds itself by its address, or, where a CDN
// redirected it to another one, by its name.
const candidates = [
  document.currentScript,
  [...document.scripts].find(({ src }) => src === import.meta.url),
  document.querySelector('script[src*=nano-metrics]'),
];
// An image of the name currentScript would go before it.
const script = candidates.find((candidate) => candidate instanceof HTMLScriptElement);
if (script) configureFromScript(script.dataset);
