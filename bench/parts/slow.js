import { PredefinedNetworkConditions } from 'puppeteer-core';

/** A slow phone in a slow network, as other tools define it. */
export const SLOW = { cpuRate: 4, network: PredefinedNetworkConditions['Slow 4G'] };
