'use client';
import { useCallback, useRef, useState } from 'react';
import { serverNow } from '@/lib/clock';

/** Something that can be taken back for a few seconds. */
export interface Undoable {
  id: string;
  /** What was done: "Reply to Maria Lopez". */
  label: string;
  /** Until when the server lets it be taken back, ISO 8601. */
  until: string;
  /** @returns why it could not be taken back, or null. */
  undo: () => Promise<string | null>;
}

/** The last things done in the inbox, the newest last. */
export function useUndo() {
  const [entries, setEntries] = useState<readonly Undoable[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const alive = () => entries.filter((entry) => new Date(entry.until) > serverNow());
  const prune = useCallback(
    () => setEntries((now) => now.filter((entry) => new Date(entry.until) > serverNow())),
    [],
  );
  const [used, setUsed] = useState(false);
  return {
    /** Something was done that can be taken back: from then on the bar is there. */
    used,
    entries,
    problem,
    push: (entry: Undoable) => {
      setProblem(null);
      setUsed(true);
      // By what there is then: several acts may be under way at once.
      setEntries((now) => [...now.filter(({ until }) => new Date(until) > serverNow()), entry]);
    },
    /** Forgets what can no longer be taken back. */
    prune,
    undoLast: async () => {
      const last = alive().at(-1);
      if (!last || busy.current) return;
      busy.current = true;
      const why = await last.undo();
      busy.current = false;
      setEntries((now) => now.filter((entry) => entry.id !== last.id));
      setProblem(why);
    },
    forgetProblem: () => setProblem(null),
  };
}

export type Undo = ReturnType<typeof useUndo>;
