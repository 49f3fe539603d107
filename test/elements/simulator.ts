import { expect } from '@open-wc/testing';
import { type Client, createClient } from '../../src/index.js';
import { letRequestsGo } from '../support/pace.js';

/** A client of the simulator, in the name of its demo account. */
export function simulatorClient(apiBase = '/simulator'): Client {
  return createClient({
    apiBase,
    getToken: async ({ signal }) => {
      const response = await fetch('/simulator/token', { method: 'POST', signal });
      return ((await response.json()) as { token: string }).token;
    },
  });
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

/** In each test of the suite, a simulator without faults and without a past. */
export function useSimulator() {
  const clear = async () => {
    letRequestsGo();
    await fetch('/simulator/__faults', { method: 'DELETE' });
    await fetch('/simulator/__requests', { method: 'DELETE' });
  };
  beforeEach(clear);
  after(clear);
  return {
    async setFaults(...faults: Record<string, unknown>[]): Promise<void> {
      const body = JSON.stringify({ faults });
      const response = await fetch('/simulator/__faults', { method: 'POST', body });
      expect(response.status).to.equal(200);
    },
    /** What the elements asked; sign-in and the control of the simulator left out. */
    async requests(): Promise<LoggedRequest[]> {
      const response = await fetch('/simulator/__requests');
      const { requests } = (await response.json()) as { requests: LoggedRequest[] };
      return requests.filter(({ path }) => path.includes('/v2/'));
    },
  };
}
