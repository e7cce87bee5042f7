/**
 * Work that waits while other work of the same queue is being done: each gets its run, in the order in which it was
 * asked for. Two saves of one version at once would be a conflict with oneself.
 */
export function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
