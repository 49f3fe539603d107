import './define/nano-byte-usage.js';
import './define/nano-concurrent-viewers.js';
import './define/nano-mtd-usage.js';

export * from './index.js';
