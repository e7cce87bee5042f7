'use client';
import { useSyncExternalStore } from 'react';
import { getTheme, setTheme, type Theme } from './theme';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('og-theme', onChange);
  return () => window.removeEventListener('og-theme', onChange);
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, getTheme, () => 'system'), setTheme];
}
