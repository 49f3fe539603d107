import 'preact';
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'nano-mtd-usage': any;
      'nano-concurrent-viewers': any;
      'nano-byte-usage': any;
    }
  }
}
