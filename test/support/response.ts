/**
 * A response whose text is there as soon as somebody asks: in tests that count tasks, as some
 * browsers read a body in another thread.
 */
export function responseOf(text: string, init?: ResponseInit): Response {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream({
    start(stream) {
      if (bytes.length > 0) stream.enqueue(bytes);
      stream.close();
    },
  });
  return Object.assign(new Response(body, init), { text: () => Promise.resolve(text) });
}
