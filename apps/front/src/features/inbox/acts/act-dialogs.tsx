'use client';
import { lazyDialog } from '@/components/lazy-dialog';
import type { AskingAct } from './use-asked-act';
import type { ActOnItems } from './use-item-acts';

const isOpen = ({ open }: { open: boolean }) => open;
const Assign = lazyDialog(() => import('./assign-dialog').then((file) => file.AssignDialog), isOpen);
const Snooze = lazyDialog(() => import('./snooze-dialog').then((file) => file.SnoozeDialog), isOpen);
const Outcome = lazyDialog(() => import('./outcome-dialog').then((file) => file.OutcomeDialog), isOpen);
const Bucket = lazyDialog(() => import('./bucket-dialog').then((file) => file.BucketDialog), isOpen);
const Note = lazyDialog(() => import('./note-dialog').then((file) => file.NoteDialog), isOpen);

/** The questions of the inbox; each comes when it is asked for the first time. */
export function ActDialogs({ asking, act }: { asking: AskingAct; act: ActOnItems }) {
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
