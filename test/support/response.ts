/**
 * A response whose text is there as soon as somebody asks: in tests that count tasks, as some
 * browsers read a body in another thread.
 */
export function responseOf(text: string, init?: ResponseInit): Response {
  return Object.assign(new Response(text, init), { text: () => Promise.resolve(text) });
}
