import 'react';
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'nano-mtd-usage': any;
      'nano-concurrent-viewers': any;
      'nano-byte-usage': any;
    }
  }
}
