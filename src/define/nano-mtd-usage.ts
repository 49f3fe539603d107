import { NanoMtdUsage } from '../elements/nano-mtd-usage.js';
import { register } from './register.js';

register('nano-mtd-usage', NanoMtdUsage);

declare global {
  interface HTMLElementTagNameMap {
    'nano-mtd-usage': NanoMtdUsage;
  }
}

export { NanoMtdUsage };
