import { originFor, scriptSourceFor } from './addresses.js';
import { connectionOf, type Settings } from './settings.js';
import { type Release, scriptAddress } from './snippets.js';

const DEFAULT_API_BASE = 'https://metrics-api.nanostream.cloud';

/** What a Content-Security-Policy must allow for the chosen form, a directive a line. */
export function policyOf(settings: Settings, release: Release): string {
  const { form, values } = settings;
  const { apiBase, tokenUrl } = connectionOf(settings);
  const isScript = form === 'script' || form === 'module' || form === 'wordpress';
  const script = isScript
    ? scriptSourceFor(scriptAddress(settings, form, release), form === 'module')
    : "'self'";
  const addresses = [apiBase || DEFAULT_API_BASE, values.get('api-base'), tokenUrl];
  const origins = new Set(addresses.flatMap((address) => (address ? originFor(address) : [])));
  return [
    `script-src ${script};`,
    `connect-src ${[...origins].join(' ')};`,
    `trusted-types ${isScript ? 'nano-metrics' : 'lit-html'};`,
  ].join('\n');
}
