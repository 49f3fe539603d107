import { render } from 'preact';
import 'nano-metrics/define';
import { App } from './app.js';

const root = document.getElementById('app');
if (!root) throw new Error('There is no #app');
render(<App />, root);
