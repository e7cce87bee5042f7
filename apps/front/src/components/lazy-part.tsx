'use client';
import { loadAgain } from '@og/ui';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

/**
 * A part of a page whose code is loaded when it is drawn for the first time. Only its own place waits: without a
 * boundary of its own the whole page would go until the code is there, and its focus and its keys with it.
 *
 * @param meanwhile stands in its place while it is loaded
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await loadAgain(load) }));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
