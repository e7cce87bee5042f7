'use client';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { createKeybindingsHandler } from 'tinykeys';
import { useKeySettings } from './key-settings';
import { useAllActions } from './registry';
import { isSingleKey } from './types';

const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';

/** True when a single key belongs to what has the focus: text, an open menu, an open dialog. */
export function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing)) return true;
  return (
    target?.closest('[role=menu], [role=listbox], [role=dialog][aria-modal=true], [role=alertdialog]') != null
  );
}

/** Listens once for the whole app and runs the action whose keys were pressed. */
export function useKeyDispatch(): void {
  const actions = useAllActions();
  const { singleKeys } = useKeySettings();
  const signature = JSON.stringify(actions.map(({ id, keys, disabled }) => [id, keys, disabled]));
  useEffect(() => {
    // Later actions (the page's) win over earlier ones (the shell's) with the same keys.
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const action of actions) {
      const { keys } = action;
      if (!keys || action.disabled) continue;
      const single = isSingleKey(keys);
      if (single && !singleKeys) continue;
      bindings[keys] = (event) => {
        if (event.defaultPrevented || (single && belongsElsewhere(event))) return;
        event.preventDefault();
        // Painted before the next key is read: whoever types fast acts on what the last key led to.
        flushSync(() => action.run());
      };
    }
    const handler = createKeybindingsHandler(bindings, { timeout: 900, ignore: () => false });
    window.addEventListener('keydown', handler);
    return () => window.removeEventListener('keydown', handler);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is looked up when the key is pressed
  }, [signature, singleKeys]);
}
