'use client';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import type { InboxRowFragment } from '@/gql/graphql';
import type { ActOnItems } from './use-item-acts';

/** An act that asks something first. */
export interface AskedAct {
  kind: 'assign' | 'snooze' | 'outcome' | 'bucket' | 'note';
  rows: readonly InboxRowFragment[];
}

const isOpen = ({ open }: { open: boolean }) => open;
const Assign = lazyDialog(() => import('./assign-dialog').then((file) => file.AssignDialog), isOpen);
const Snooze = lazyDialog(() => import('./snooze-dialog').then((file) => file.SnoozeDialog), isOpen);
const Outcome = lazyDialog(() => import('./outcome-dialog').then((file) => file.OutcomeDialog), isOpen);
const Bucket = lazyDialog(() => import('./bucket-dialog').then((file) => file.BucketDialog), isOpen);
const Note = lazyDialog(() => import('./note-dialog').then((file) => file.NoteDialog), isOpen);

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

type Asking = ReturnType<typeof useAskedAct>;

/** The questions of the inbox; each comes when it is asked for the first time. */
export function ActDialogs({ asking, act }: { asking: Asking; act: ActOnItems }) {
  const { asked, open, setOpen } = asking;
  if (!asked) return null;
  const { kind, rows } = asked;
  const shared = { onOpenChange: setOpen, rows, act };
  const lead = rows[0]?.lead;
  return (
    <>
      <Assign {...shared} open={open && kind === 'assign'} />
      <Snooze {...shared} open={open && kind === 'snooze'} />
      <Outcome {...shared} open={open && kind === 'outcome'} />
      <Bucket {...shared} open={open && kind === 'bucket'} />
      {lead ? <Note open={open && kind === 'note'} onOpenChange={setOpen} lead={lead} /> : null}
    </>
  );
}
