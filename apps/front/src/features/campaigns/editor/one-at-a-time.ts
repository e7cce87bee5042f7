/**
 * Work that waits while it is being done: of several that wait for one run each gets a run of its own, in their order.
 * Two saves of one version at once would be a conflict with oneself.
 */
export function oneAtATime<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
