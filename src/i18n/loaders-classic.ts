import { messages } from './languages/de.js';
import type { loaders as allLoaders } from './loaders.js';

/** In the one file of the classic script: the others are scripts of their own. */
export const loaders: typeof allLoaders = new Map([['de', () => Promise.resolve({ messages })]]);
