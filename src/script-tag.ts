/** The entry of the two files for a script tag: configures, then registers all. */
import './script-config.js';

export * from './define.js';
