import type { Connect, PluginOption } from 'vite';
import { defineConfig } from 'vite';
import { createSimulator } from './demo/simulator/index.js';

/** The simulated API under `/simulator` of dev and preview server, and `/` leading to the demo. */
function demoServer(): PluginOption {
  const simulator = createSimulator({ prefix: '/simulator' });
  const mount = ({ middlewares }: { middlewares: Connect.Server }, home: string) => {
    middlewares.use((request, response, next) => {
      if (request.url !== '/') {
        void simulator.handle(request, response, next);
        return;
      }
      response.writeHead(302, { location: home }).end();
    });
  };
  return {
    name: 'demo-server',
    configureServer(server) {
      mount(server, '/demo/index.html');
    },
    configurePreviewServer(server) {
      mount(server, '/demo/embed.html');
    },
  };
}

export default defineConfig({
  appType: 'mpa',
  plugins: [demoServer()],
  // Known beforehand, so that the first visit is not reloaded when they are found.
  optimizeDeps: { include: ['lit', 'zod/mini'] },
  oxc: { target: 'es2022' },
});
