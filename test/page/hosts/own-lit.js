// @ts-nocheck: it is as careless of types as what it stands for.
/** A page with components of its own: Lit 2 and 3, uPlot and zod, each with what it brings. */
import { html, LitElement } from 'lit';
import { LitElement as LitElement2, html as html2 } from 'lit-2';
import uPlot from 'uplot';
import * as z from 'zod/mini';

customElements.define(
  'host-card',
  class extends LitElement {
    render() {
      return html`<p>Lit 3</p>`;
    }
  },
);
customElements.define(
  'host-card-2',
  class extends LitElement2 {
    render() {
      return html2`<p>Lit 2</p>`;
    }
  },
);
globalThis.uPlot = uPlot;
globalThis.hostReads = (value) => z.object({ a: z.number() }).parse(value).a;
for (const tag of ['host-card', 'host-card-2']) {
  document.body.append(document.createElement(tag));
}
const target = document.createElement('div');
document.body.append(target);
globalThis.hostChart = new uPlot(
  { width: 300, height: 100, series: [{}, { stroke: 'red' }] },
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  target,
);
