import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  // So that the files work in any folder of a site.
  base: './',
  server: {
    // The simulator of the API: npm run simulator -- --port 8787
    proxy: {
      '/simulator': {
        target: 'http://127.0.0.1:8787',
        rewrite: (path) => path.replace('/simulator', ''),
      },
    },
  },
});
