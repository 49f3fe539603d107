import { findProgram, installFromDebian, programOfVariable } from './programs.js';

const NAMES = ['firefox-esr', 'firefox'];

const USUAL_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const HELP = `No Firefox for the tests. Either of these helps:
  - install Firefox (Debian: apt-get install firefox-esr)
  - set FIREFOX_PATH to its executable`;

/** @returns {string} the path of an executable */
export function findFirefox() {
  const installed = () => findProgram(NAMES, USUAL_PLACES);
  const found = programOfVariable('FIREFOX_PATH') ?? installed() ?? (fromDebian() && installed());
  if (!found) throw new Error(HELP);
  return found;
}

const fromDebian = () => installFromDebian(['firefox-esr', 'fonts-liberation']);
