'use client';
import { useState } from 'react';
import type { InboxRowFragment } from '@/gql/graphql';

/** An act that asks something first. */
export interface AskedAct {
  kind: 'assign' | 'snooze' | 'outcome' | 'bucket' | 'note';
  rows: readonly InboxRowFragment[];
}

/** Which act is asked about, and about which rows; the rows stay while the dialog closes. */
export function useAskedAct() {
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const [open, setOpen] = useState(false);
  return {
    asked,
    open,
    setOpen,
    ask: (kind: AskedAct['kind'], rows: readonly InboxRowFragment[]) => {
      if (rows.length === 0) return;
      setAsked({ kind, rows });
      setOpen(true);
    },
  };
}

export type AskingAct = ReturnType<typeof useAskedAct>;
