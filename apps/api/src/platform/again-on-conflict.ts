/** Conflicts with another writer (a unique key, serialisation, a deadlock): the same work succeeds when it is done again. */
const CONFLICTS = new Set(['23505', '40001', '40P01']);
const TRIES = 4;

/** Do a whole transaction again when another writer was in its way. @param work opens its own transaction */
export async function againOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (attempt >= TRIES || typeof code !== 'string' || !CONFLICTS.has(code)) throw error;
    }
  }
}
