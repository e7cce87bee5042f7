// What a browser loads before a page of the web can be used, by route, from the output of `next build`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {object} RouteSize
 * @property {string} route
 * @property {number} bytes gzip
 * @property {{ file: string, bytes: number }[]} scripts the largest first
 */

/** Scripts that the page names itself; those for browsers without modules are not loaded by others. */
const SCRIPT = /<script\b[^>]*\bsrc="\/_next\/([^"?]+)[^"]*"[^>]*>/g;

/** @param {string} html @returns {string[]} paths below the build folder, each once */
export function scriptsOf(html) {
  const tags = [...html.matchAll(SCRIPT)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  return [...new Set(tags.map(([, path]) => decodeURIComponent(path ?? '')))];
}

/**
 * Every prerendered page, the largest first.
 * @param {string} dir the build folder, `.next`
 * @returns {RouteSize[]}
 */
export function routeSizes(dir) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const sizeOf = (/** @type {string} */ file) => {
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const bytes = gzipSync(readFileSync(join(dir, file)), { level: 6 }).length;
    sizes.set(file, bytes);
    return bytes;
  };
  const app = join(dir, 'server', 'app');
  return pagesBelow(app)
    .map((page) => {
      const scripts = scriptsOf(readFileSync(page, 'utf8'))
        .map((file) => ({ file, bytes: sizeOf(file) }))
        .toSorted((a, b) => b.bytes - a.bytes);
      const route = `/${relative(app, page)
        .replace(/\.html$/, '')
        .split(sep)
        .join('/')}`;
      return { route, bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0), scripts };
    })
    .toSorted((a, b) => b.bytes - a.bytes || a.route.localeCompare(b.route));
}

/** @param {string} dir @returns {string[]} */
function pagesBelow(dir) {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(dir, name));
}
