'use client';
import { useState, useSyncExternalStore } from 'react';
import { serverNow } from '@/lib/clock';
import { UndoStack } from './undo-stack';

/** The last things done in the inbox, for as long as it is on the screen. */
export function useUndo() {
  const [stack] = useState(() => new UndoStack(serverNow));
  const state = useSyncExternalStore(stack.subscribe, stack.read, stack.read);
  const { push, during, undoLast, prune, forgetProblem } = stack;
  return { ...state, push, during, undoLast, prune, forgetProblem };
}

export type Undo = ReturnType<typeof useUndo>;
