'use client';
import { ConfirmDialog, toast } from '@og/ui';
import { useRef, useState, type ReactNode } from 'react';

export interface AskFirstProps<Item> {
  /** What is asked about; null while nothing is. */
  about: Item | null;
  /** The question: "Retire +1 212 555 0100?" */
  title: (item: Item) => string;
  /** The verb on the button: "Retire number". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'primary' | 'danger';
  /** What follows from it, in words. */
  children: ReactNode;
  onClose: () => void;
  /** @returns why it was refused, or null. */
  act: (item: Item) => Promise<string | null>;
  /** What is true once it is done: "+1 212 555 0100 no longer sends". */
  done: (item: Item) => string;
}

/** Asks before an act that cannot simply be taken back; a refusal is told where it was asked. */
export function AskFirst<Item>(props: AskFirstProps<Item>) {
  const { about, title, confirmLabel, cancelLabel, tone = 'danger', children, onClose, act, done } = props;
  const [problem, setProblem] = useState<string | null>(null);
  // The words stay while the dialog fades.
  const [last, setLast] = useState(about);
  if (about !== null && about !== last) setLast(about);
  // Counts the questions: an answer that comes when its own was closed is not shown in the next.
  const turn = useRef(0);
  const close = () => {
    turn.current += 1;
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={about !== null}
      onOpenChange={(open) => !open && close()}
      title={last === null ? '' : title(last)}
      confirmLabel={confirmLabel}
      cancelLabel={cancelLabel}
      tone={tone}
      error={problem}
      onConfirm={async () => {
        if (about === null) return;
        const asked = turn.current;
        const why = await act(about);
        const isOpen = asked === turn.current;
        if (why) return isOpen ? setProblem(why) : toast.error(why);
        toast.success(done(about));
        if (isOpen) close();
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
