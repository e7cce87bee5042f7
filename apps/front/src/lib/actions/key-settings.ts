'use client';
import { useSyncExternalStore } from 'react';

/** How the owner wants the keys: the profile says it, localStorage remembers it for the first paint. */
export interface KeySettings {
  singleKeys: boolean;
  /** Action id → keys in tinykeys notation. */
  remapped: Readonly<Record<string, string>>;
}

const storageKey = 'og_keys';
const defaults: KeySettings = { singleKeys: true, remapped: {} };
let cached: { raw: string | null; value: KeySettings } = { raw: null, value: defaults };

/** As they are now in this browser. */
export function keySettings(): KeySettings {
  const raw = localStorage.getItem(storageKey);
  if (raw === cached.raw) return cached.value;
  let value = defaults;
  try {
    const parsed = JSON.parse(raw ?? '{}') as Partial<KeySettings>;
    value = { singleKeys: parsed.singleKeys !== false, remapped: parsed.remapped ?? {} };
  } catch {
    value = defaults;
  }
  cached = { raw, value };
  return value;
}

export function saveKeySettings(next: KeySettings): void {
  localStorage.setItem(storageKey, JSON.stringify(next));
  window.dispatchEvent(new Event('og-keys'));
}

/** Calls `onChange` when they change, here or in another tab. */
export function subscribeToSettings(onChange: () => void): () => void {
  window.addEventListener('og-keys', onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener('og-keys', onChange);
    window.removeEventListener('storage', onChange);
  };
}

export function useKeySettings(): KeySettings {
  return useSyncExternalStore(subscribeToSettings, keySettings, () => defaults);
}
