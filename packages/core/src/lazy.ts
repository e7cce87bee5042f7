import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const loaded = new Map<string, unknown>();

/**
 * Loads a heavy package on first use, so that importing this package stays fast.
 * The caller names the type, because `require` cannot.
 */
export function lazy<T>(name: string): T {
  if (!loaded.has(name)) loaded.set(name, require(name));
  return loaded.get(name) as T;
}
