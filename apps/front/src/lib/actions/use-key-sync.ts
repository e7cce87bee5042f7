'use client';
import { useEffect } from 'react';
import { useMe } from '@/lib/session/use-me';
import { saveKeySettings } from './key-settings';

/** Brings the owner's keys from the profile to this browser, whenever they are read. */
export function useKeySync(): void {
  const { me } = useMe();
  const bindings = me?.keyBindings;
  useEffect(() => {
    if (!bindings) return;
    saveKeySettings({
      singleKeys: !bindings.disabled,
      remapped: (bindings.keys ?? {}) as Record<string, string>,
    });
  }, [bindings]);
}
