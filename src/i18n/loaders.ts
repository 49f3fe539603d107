import type { FullMessages } from './messages.js';

type Load = () => Promise<{ readonly messages: FullMessages }>;

/** The languages besides English, each in a chunk of its own. */
export const loaders: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['ar', () => import('./languages/ar.js')],
  ['de', () => import('./languages/de.js')],
  ['es', () => import('./languages/es.js')],
  ['fr', () => import('./languages/fr.js')],
  ['he', () => import('./languages/he.js')],
  ['it', () => import('./languages/it.js')],
  ['ja', () => import('./languages/ja.js')],
  ['ko', () => import('./languages/ko.js')],
  ['nl', () => import('./languages/nl.js')],
  ['pl', () => import('./languages/pl.js')],
  ['pt', () => import('./languages/pt.js')],
  ['tr', () => import('./languages/tr.js')],
  ['zh', () => import('./languages/zh.js')],
]);
