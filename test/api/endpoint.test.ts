import { expect } from '@open-wc/testing';
import { endpointOf } from '../../src/api/endpoint.js';
import { Limiter } from '../../src/api/limiter.js';
import { ServerClock } from '../../src/api/server-clock.js';

describe('endpointOf', () => {
  it('gives limit and clock of a base, the same to all who ask', () => {
    const endpoint = endpointOf('https://api.example/a');
    expect(endpoint.limiter).to.be.instanceOf(Limiter);
    expect(endpoint.clock).to.be.instanceOf(ServerClock);
    expect(endpointOf('https://api.example/a')).to.equal(endpoint);
  });

  it('gives every base its own', () => {
    const [a, b] = [endpointOf('https://api.example/b'), endpointOf('https://api.example/c')];
    expect(a.limiter).to.not.equal(b.limiter);
    expect(a.clock).to.not.equal(b.clock);
  });
});
