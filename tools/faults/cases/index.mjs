import { CALLBACKS } from './callbacks.mjs';
import { INTENTS } from './intents.mjs';
import { LAW } from './law.mjs';
import { PROCESSES } from './processes.mjs';
import { PROVIDER } from './provider.mjs';
import { QUEUE } from './queue.mjs';
import { RESTORE } from './restore.mjs';

/** All of them in the order of the table. */
export const CASES = [
  ...INTENTS,
  ...QUEUE,
  ...PROVIDER,
  ...CALLBACKS,
  ...PROCESSES,
  ...LAW,
  ...RESTORE,
].toSorted((a, b) => a.number - b.number);
