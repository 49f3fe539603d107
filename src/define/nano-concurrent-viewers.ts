import { NanoConcurrentViewers } from '../elements/nano-concurrent-viewers.js';
import { register } from './register.js';

register('nano-concurrent-viewers', NanoConcurrentViewers);

declare global {
  interface HTMLElementTagNameMap {
    'nano-concurrent-viewers': NanoConcurrentViewers;
  }
}

export { NanoConcurrentViewers };
