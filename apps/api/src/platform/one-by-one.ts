import type { Logger } from './logging/logger.js';

/**
 * The same work for several teams or their things, one after the other. What goes wrong with one is told and comes
 * again in the next round; it does not keep the others from their turn.
 * @param what went wrong, for the log
 */
export async function oneByOne<T>(
  { logger }: { logger: Logger },
  what: string,
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      logger.warn({ err: error, item }, `${what}: it comes again`);
    }
  }
}
