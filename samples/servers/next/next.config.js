import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  // Packages and the file that all samples share are one folder up; yours need no such line.
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
};
