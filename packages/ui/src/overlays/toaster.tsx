'use client';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ExternalToast } from 'sonner';
import { loadAgain } from '../lib/load-again';
import type { Call } from './toaster-drawn';

const Drawn = lazy(() => loadAgain(() => import('./toaster-drawn')));

/** What was said before the drawing code was there; it comes with the first message. */
let waiting: Call[] = [];
let wanted = false;
let show: ((call: Call) => void) | null = null;
const listeners = new Set<() => void>();

function say(call: Call): void {
  if (show) {
    show(call);
    return;
  }
  waiting.push(call);
  wanted = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hands on what was said so far, and from now on what is said. */
function connect(draw: (call: Call) => void): () => void {
  show = draw;
  for (const call of waiting) draw(call);
  waiting = [];
  return () => {
    show = null;
  };
}

/** Short messages. Say what happened, after the server answered, and offer the undo. */
export const toast = {
  success: (text: string, options?: ExternalToast) => say({ kind: 'success', text, options }),
  error: (text: string, options?: ExternalToast) => say({ kind: 'error', text, options }),
};

/** Where `toast` appears, at the foot of the screen; put once in the shell. */
export function Toaster() {
  const drawn = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  return drawn ? (
    <Suspense fallback={null}>
      <Drawn connect={connect} />
    </Suspense>
  ) : null;
}
