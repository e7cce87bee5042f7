'use client';
import { ConfirmDialog } from '@og/ui';
import { useState } from 'react';
import { answerLeave, type LeaveWords } from '@/lib/leave/leave';

/** Asks before a page is left on which something is not saved. */
export function LeaveQuestion({ asked }: { asked: LeaveWords | null }) {
  // The words stay while the dialog fades.
  const [last, setLast] = useState(asked);
  if (asked !== null && asked !== last) setLast(asked);
  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && answerLeave(false)}
      title={last?.question}
      confirmLabel="Leave"
      cancelLabel="Stay"
      tone="danger"
      onConfirm={() => answerLeave(true)}
    >
      <p>{last?.lost}</p>
    </ConfirmDialog>
  );
}
