export { BASIC_ACCOUNT, DEMO_ACCOUNT, DEMO_API_KEY } from './auth.js';
export { createSimulator } from './handler.js';
export { startSimulator } from './server.js';
export { COUNTRIES, STREAM_NAMES, STREAMS, TAGS } from './streams.js';
