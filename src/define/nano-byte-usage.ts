import { NanoByteUsage } from '../elements/nano-byte-usage.js';
import { register } from './register.js';

register('nano-byte-usage', NanoByteUsage);

declare global {
  interface HTMLElementTagNameMap {
    'nano-byte-usage': NanoByteUsage;
  }
}

export { NanoByteUsage };
