import 'solid-js';
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'nano-mtd-usage': any;
      'nano-concurrent-viewers': any;
      'nano-byte-usage': any;
    }
  }
}
