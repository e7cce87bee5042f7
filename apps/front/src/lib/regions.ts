import { STATE_NAMES } from '@og/core/browser';

/** Postal codes of the states and provinces a lead can be in, with their names. */
export const regions: readonly { value: string; label: string }[] = Object.entries(STATE_NAMES).map(
  ([code, name]) => ({ value: code, label: `${name} (${code})` }),
);
