/**
 * @param {string} url request target, with or without the origin that a proxy's client sends
 * @returns {{ path: string, query: string }}
 */
export function splitTarget(url) {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: '' };
  return { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/**
 * @param {string} prefix such as `/simulator`
 * @returns {string} without a slash at the end
 * @throws {TypeError}
 */
export function checkPrefix(prefix) {
  const trimmed = prefix.replace(/(?<!\/)\/+$/, '');
  if (trimmed !== '' && !/^(\/[\w.~-]+)+$/.test(trimmed)) {
    throw new TypeError(`prefix: a path such as /simulator is needed, not "${prefix}".`);
  }
  return trimmed;
}

/**
 * @param {string} path
 * @param {string} prefix
 * @returns {string | undefined} undefined for a path that is not below the prefix
 */
export function stripPrefix(path, prefix) {
  if (prefix === '') return path;
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}
