/**
 * Lends out a few things of which each is used by one at a time: `const done = await turns(async (page) => …)`.
 * Who comes when all are lent waits, and is served in the order of coming.
 */
export function takeTurns<T>(things: readonly T[]): <R>(work: (thing: T) => Promise<R>) => Promise<R> {
  const free = [...things];
  const waiting: ((thing: T) => void)[] = [];
  return async (work) => {
    const thing = free.pop() ?? (await new Promise<T>((resolve) => waiting.push(resolve)));
    try {
      return await work(thing);
    } finally {
      const next = waiting.shift();
      if (next) next(thing);
      else free.push(thing);
    }
  };
}
