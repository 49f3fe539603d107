import type { NextConfig } from 'next';

const config: NextConfig = {
  // Every page is prerendered; `out/` can be served by anything that serves files.
  output: 'export',
};

export default config;
