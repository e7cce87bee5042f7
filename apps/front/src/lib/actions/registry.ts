'use client';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { ActionStore, type Layer } from './action-store';
import { keySettings, subscribeToSettings, useKeySettings } from './key-settings';
import { keysThatWork, withOwnKeys } from './own-keys';
import type { Action } from './types';

/** The actions of this tab. */
export const actionStore = new ActionStore();

const none: readonly Action[] = [];

/** Everything that can be done on this screen, with the owner's own keys; for drawing. */
export function useAllActions(): readonly Action[] {
  const actions = useSyncExternalStore(actionStore.subscribe, actionStore.published, () => none);
  return withOwnKeys(actions, useKeySettings());
}

/**
 * Offers actions while the calling component is mounted: in the palette, on the `?` sheet and by key. A key that is
 * pressed finds them as the last render left them.
 */
export function useActions(actions: readonly Action[], layer: Layer = 'page'): void {
  const latest = useRef(actions);
  const signature = JSON.stringify(
    actions.map(({ id, label, group, keys, disabled }) => [id, label, group, keys, disabled]),
  );
  // In layout effects: the next key may be pressed before effects that wait for the paint have run.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => actionStore.add(layer, () => latest.current), [layer]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- drawn anew when what is drawn has changed
  useLayoutEffect(() => actionStore.publish(), [signature, layer]);
}

/** The keys of one action as they are now, for a tooltip or `aria-keyshortcuts`. Undefined when switched off. */
export function useActionKeys(id: string): string | undefined {
  // Only these few characters, so that who shows them is not drawn anew by each change of some other action.
  return useSyncExternalStore(subscribeToKeys, () => keysOf(id), noKeys);
}

const noKeys = (): undefined => undefined;

function keysOf(id: string): string | undefined {
  const settings = keySettings();
  const action = actionStore.published().find((one) => one.id === id);
  return keysThatWork(action && withOwnKeys([action], settings)[0], settings);
}

function subscribeToKeys(onChange: () => void): () => void {
  const stops = [actionStore.subscribe(onChange), subscribeToSettings(onChange)];
  return () => stops.forEach((stop) => stop());
}
