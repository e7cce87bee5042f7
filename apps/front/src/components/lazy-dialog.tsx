'use client';
import { loadAgain } from '@og/ui';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { HoldKeys } from '@/lib/actions/hold-keys';

/**
 * A dialog whose code is loaded when it is opened for the first time; it stays
 * mounted after that, so that it can close with its motion. Keys that are
 * pressed in the meantime are for the dialog, and wait for it.
 *
 * @param isOpen tells from the props whether it is open
 */
export function lazyDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isOpen: (props: Props) => boolean,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await loadAgain(load) }));
  return function LazyDialog(props: Props) {
    const [wanted, setWanted] = useState(false);
    if (!wanted && isOpen(props)) setWanted(true);
    return wanted ? (
      <Suspense fallback={isOpen(props) ? <HoldKeys /> : null}>
        <Loaded {...props} />
      </Suspense>
    ) : null;
  };
}
