/** The first 16 bytes of the SHA-256 of a text, or of its bytes, as 32 hexadecimal digits. */
export async function digestOf(text: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const data = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const hash = await crypto.subtle.digest('SHA-256', data);
  const bytes = [...new Uint8Array(hash).subarray(0, 16)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
