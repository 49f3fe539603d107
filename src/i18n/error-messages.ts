/** The English words about errors, by their reasons. `{address}` is where the request went. */
export const enErrors = {
  network: {
    what: 'Could not reach {address}',
    todo: 'Check your connection. Page owners: check “api-base”, and CORS at this address.',
  },
  timeout: { what: '{address} did not answer in time', todo: 'It is asked again by itself.' },
  'rate-limit': { what: 'Too many requests at once', todo: 'It is asked again by itself.' },
  unauthorized: {
    what: 'Please sign in',
    todo: 'Page owners: set “getToken” or “data-token-url” for {address}.',
  },
  forbidden: {
    what: 'Access denied',
    todo: 'Your account may not see these numbers. Ask the owner of your organization.',
  },
  role: {
    what: 'Access denied',
    todo: 'Your role may not see these numbers. Ask the owner of your organization.',
  },
  plan: {
    what: 'Not included',
    todo: 'The plan of your organization does not include these numbers, or not for your role.',
  },
  'not-found': {
    what: 'Nothing found at {address}',
    todo: 'Page owners: check “api-base”, streams, tags and countries.',
  },
  'no-endpoint': {
    what: '{address} does not know these numbers',
    todo: 'Page owners: check “api-base” and “routes”.',
  },
  server: { what: '{address} has a problem', todo: 'It is asked again by itself.' },
  schema: {
    what: 'Unexpected answer from {address}',
    todo: 'Page owners: check “api-base”.',
  },
  invalid: {
    what: '{address} refused the request',
    todo: 'Page owners: check “api-base” and the other attributes.',
  },
};

/** The words about errors in one language. */
export type ErrorMessages = typeof enErrors;
