'use client';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { belongsElsewhere, isReplayed, modalIsOpen } from './focus-rules';
import { heldKeys } from './hold-keys';
import { keySettings } from './key-settings';
import { withOwnKeys } from './own-keys';
import { pressReader } from './press-reader';
import { actionStore } from './registry';

/** Listens once, for the app's life, and runs the action whose keys were pressed. */
export function useKeyDispatch(): void {
  useEffect(() => {
    const read = pressReader({
      actions: () => withOwnKeys(actionStore.current(), keySettings()),
      singleKeys: () => keySettings().singleKeys,
      elsewhere: belongsElsewhere,
      modal: modalIsOpen,
    });
    const before = (event: KeyboardEvent) => {
      if (isReplayed(event) || !heldKeys.take(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const after = (event: KeyboardEvent) => {
      const action = read(event);
      if (!action) return;
      event.preventDefault();
      // Painted before the next key is read: whoever types fast acts on what the last key led to.
      flushSync(() => action.run());
    };
    window.addEventListener('keydown', before, { capture: true });
    window.addEventListener('keydown', after);
    return () => {
      window.removeEventListener('keydown', before, { capture: true });
      window.removeEventListener('keydown', after);
    };
  }, []);
}
