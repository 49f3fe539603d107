/** So much of a secret is as good as all of it. */
const LEAST = 24;

/** All in a text that is long enough to hold a secret. @param {string} text */
export function longWords(text) {
  return text.match(/[\w-]{24,}/g) ?? [];
}

/** Tokens and other texts that must stay where they are, and a search for them. */
export class Secrets {
  /** @type {Set<string>} */
  #parts = new Set();
  count = 0;

  /** @param {string} secret */
  add(secret) {
    this.count++;
    // The first part of a JWT is the same for all, and known to everybody.
    const parts = secret.startsWith('eyJ') ? secret.split('.').slice(1) : [secret];
    for (const part of parts) if (part.length >= LEAST) this.#parts.add(part);
  }

  /**
   * @param {readonly string[]} texts
   * @returns {string[]} the words that are a secret or a good part of one
   */
  in(texts) {
    const words = new Set(texts.flatMap(longWords));
    const parts = [...this.#parts];
    return [...words].filter((word) =>
      parts.some((part) => word.includes(part.slice(0, LEAST)) || part.includes(word)),
    );
  }
}
