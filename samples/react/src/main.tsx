import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'nano-metrics/define';
import { App } from './app.js';

const root = document.getElementById('app');
if (!root) throw new Error('There is no #app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
