/** Loads that run at once: one that hangs does not keep the others from being answered. */
const LANES = 2;
/** Keys of one load. */
const MOST = 1_000;

interface Waiting<V> {
  resolve: (value: V | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Looks things up by their keys, as many as are asked for meanwhile in one load, and few loads at a time: however many
 * ask at once, they take little from the store and nothing from those who share it. Nothing is remembered.
 * @param load answers for keys, each once; what is not in the answer is not there
 * @returns one thing, or null; rejects with the fault of the load that looked for it
 */
export function gathered<V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  const waiting = new Map<string, Waiting<V>[]>();
  let lanes = 0;

  const work = async (): Promise<void> => {
    while (waiting.size > 0) {
      const taken = [...waiting].slice(0, MOST);
      for (const [key] of taken) waiting.delete(key);
      try {
        const found = await load(taken.map(([key]) => key));
        for (const [key, all] of taken) for (const { resolve } of all) resolve(found.get(key) ?? null);
      } catch (error) {
        for (const [, all] of taken) for (const { reject } of all) reject(error);
      }
    }
    // In the same breath in which nobody waits: whoever comes from now on begins a lane again.
    lanes -= 1;
  };

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
      if (lanes >= LANES) return;
      lanes += 1;
      // Whoever asks in the same breath is in the first load.
      setImmediate(() => void work());
    });
}
