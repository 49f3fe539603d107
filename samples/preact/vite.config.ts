import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [preact()],
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
