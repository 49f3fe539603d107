import 'svelte/elements';
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'nano-mtd-usage': any;
    'nano-concurrent-viewers': any;
    'nano-byte-usage': any;
  }
}
