import { configure, createClient, type GetToken, type ViewersSource } from 'nano-metrics';

/** Tokens come from the portal's own backend, which knows who is signed in. */
const getToken: GetToken = async ({ signal }) => {
  const response = await fetch('/simulator/token', { method: 'POST', signal });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  return token;
};

/** For all elements of the page. On the server it does nothing: no element asks for data there. */
configure({ apiBase: '/simulator', getToken });

/** For the elements that show another account. */
export const partnerClient = createClient({ apiBase: '/simulator', getToken });

/** Numbers of the portal's own: hours from 2026-01-01T00:00Z on; of the third nothing is known. */
export const rehearsal: ViewersSource = () =>
  Promise.resolve({
    xSeconds: [1767225600, 1767229200, 1767232800, 1767236400],
    lines: { viewers: [12, 34, null, 56] },
  });
