'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useKeySettings } from './key-settings';
import type { Action } from './types';

const registered = new Map<symbol, readonly Action[]>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function publish(): void {
  // The page mounted last comes last: its action replaces one of the same id.
  const byId = new Map<string, Action>();
  for (const actions of registered.values()) for (const action of actions) byId.set(action.id, action);
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly Action[] = [];

/** Everything that can be done on this screen, with the owner's own keys. */
export function useAllActions(): readonly Action[] {
  const actions = useSyncExternalStore(
    subscribe,
    () => snapshot,
    () => none,
  );
  const { remapped } = useKeySettings();
  return actions.map((action) => {
    const keys = remapped[action.id];
    return keys === undefined ? action : { ...action, keys };
  });
}

/**
 * Offers actions while the calling component is mounted: in the palette, on
 * the `?` sheet and by key. `run` may change from render to render; labels,
 * keys and `disabled` are compared.
 */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const signature = JSON.stringify(
    actions.map(({ id, label, group, keys, disabled }) => [id, label, group, keys, disabled]),
  );
  useEffect(() => {
    const key = Symbol('actions');
    registered.set(
      key,
      latest.current.map((action) => ({
        ...action,
        run: () => latest.current.find((candidate) => candidate.id === action.id)?.run(),
      })),
    );
    publish();
    return () => {
      registered.delete(key);
      publish();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- registers anew when what is compared has changed
  }, [signature]);
}

/** The keys of one action as they are now, for a tooltip or `aria-keyshortcuts`. Undefined when switched off. */
export function useActionKeys(id: string): string | undefined {
  return useAllActions().find((action) => action.id === id)?.keys;
}
