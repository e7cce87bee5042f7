/** Loads values for many keys in one query. */
export type BatchLoader<V> = (keys: string[]) => Promise<Map<string, V>>;

interface Waiting<V> {
  keys: Set<string>;
  result: Promise<Map<string, V>>;
}

/** Batches that are being collected, by the request they belong to and by name. */
const collecting = new WeakMap<object, Map<string, Waiting<unknown>>>();

/**
 * Load one value, together with what the other fields of the same answer ask for in the same turn: one query for
 * the page instead of one a row. Nothing is remembered after the batch.
 * @param scope the request's context
 */
export async function loadBatched<V>(
  scope: object,
  name: string,
  key: string,
  load: BatchLoader<V>,
): Promise<V | undefined> {
  const batches = collecting.get(scope) ?? new Map<string, Waiting<unknown>>();
  collecting.set(scope, batches);
  let batch = batches.get(name) as Waiting<V> | undefined;
  if (!batch) {
    const keys = new Set<string>();
    const result = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      batches.delete(name);
      return load([...keys]);
    });
    batch = { keys, result };
    batches.set(name, batch);
  }
  batch.keys.add(key);
  return (await batch.result).get(key);
}
