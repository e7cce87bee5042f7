'use client';
import { ConfirmDialog, toast } from '@og/ui';
import { useState, type ReactNode } from 'react';

interface DeleteQuestionProps<Item> {
  /** What is to be deleted; null while nothing is asked. */
  of: Item | null;
  nameOf: (item: Item) => string;
  /** In one word: "fact". */
  what: string;
  /** What follows from it, in words. */
  children: ReactNode;
  onClose: () => void;
  /** @returns why it was refused, or null. */
  onDelete: (item: Item) => Promise<string | null>;
}

/** Asks before something is deleted that cannot be brought back. */
export function DeleteQuestion<Item>(props: DeleteQuestionProps<Item>) {
  const { of, nameOf, what, children, onClose, onDelete } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={`Delete “${of === null ? '' : nameOf(of)}”?`}
      confirmLabel={`Delete ${what}`}
      tone="danger"
      error={problem}
      onConfirm={async () => {
        if (of === null) return;
        const why = await onDelete(of);
        setProblem(why);
        if (why) return;
        toast.success(`The ${what} was deleted`);
        close();
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
