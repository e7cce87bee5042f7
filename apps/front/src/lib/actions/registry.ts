'use client';
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useKeySettings } from './key-settings';
import type { Action } from './types';

/** The shell offers what is always there; a page's action of the same id stands before it, whoever came last. */
type Layer = 'shell' | 'page';

const registered = new Map<symbol, { layer: Layer; actions: readonly Action[] }>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function publish(): void {
  const byId = new Map<string, Action>();
  const all = [...registered.values()];
  for (const layer of ['shell', 'page'] as const) {
    for (const entry of all.filter((candidate) => candidate.layer === layer)) {
      for (const action of entry.actions) byId.set(action.id, action);
    }
  }
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
export function useActions(actions: readonly Action[], layer: Layer = 'page'): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const signature = JSON.stringify(
    actions.map(({ id, label, group, keys, disabled }) => [id, label, group, keys, disabled]),
  );
  useEffect(() => {
    const key = Symbol('actions');
    registered.set(key, {
      layer,
      actions: latest.current.map((action) => ({
        ...action,
        run: () => latest.current.find((candidate) => candidate.id === action.id)?.run(),
      })),
    });
    publish();
    return () => {
      registered.delete(key);
      publish();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- registers anew when what is compared has changed
  }, [signature, layer]);
}

/** The keys of one action as they are now, for a tooltip or `aria-keyshortcuts`. Undefined when switched off. */
export function useActionKeys(id: string): string | undefined {
  return useAllActions().find((action) => action.id === id)?.keys;
}
