'use client';
import { useLayoutEffect } from 'react';
import { dialogWithoutFocus, replayKey } from './focus-rules';
import { HeldKeys } from './held-keys';

/** The keys of this tab that wait. */
export const heldKeys = new HeldKeys({
  opening: dialogWithoutFocus,
  replay: replayKey,
  now: () => performance.now(),
});

/** While `on`, keys wait for what the last one asked for. */
export function useHoldKeys(on: boolean): void {
  useLayoutEffect(() => (on ? heldKeys.hold() : undefined), [on]);
}

/** Stands in for what is being loaded because a key asked for it: the next keys are meant for that. */
export function HoldKeys() {
  useHoldKeys(true);
  return null;
}
